import { Keyboard } from 'lucide-react';
import { Fragment, type ReactNode, useEffect } from 'react';
import { deskKeys } from '../keyboard/desk-keys.ts';
import { useKeyOf } from '../keyboard/KeyboardProvider.tsx';
import { hashOf, type Route } from '../route/route.ts';
import { Button } from '../ui/Button.tsx';
import { toggleKeyCard } from './key-card-store.ts';
import { SyncPill } from './SyncPill.tsx';
import './top-bar.css';

export type Crumb = { readonly label: string; readonly to?: Route };

type TopBarProps = {
  /** From the far to the near: the last one is where one is. */
  readonly crumbs: readonly Crumb[];
  /** Pills about what is on the screen, beside the crumbs. */
  readonly children?: ReactNode;
  /** Pills at the far end, before the state of sync. */
  readonly end?: ReactNode;
};

/** The bar at the top of each screen: where one is, and how the work stands. */
export function TopBar({ crumbs, children, end }: TopBarProps) {
  const here = crumbs.at(-1)?.label ?? '';
  useEffect(() => {
    document.title = `${here} – Second Watch`;
  }, [here]);
  return (
    <header className="top-bar">
      <nav className="crumbs" aria-label="Where you are">
        {crumbs.slice(0, -1).map(({ label, to }) => (
          <Fragment key={label}>
            {to === undefined ? (
              <span className="crumb-plain">{label}</span>
            ) : (
              <a href={hashOf(to)}>{label}</a>
            )}
            <span aria-hidden="true">/</span>
          </Fragment>
        ))}
        <h1 tabIndex={-1}>{here}</h1>
      </nav>
      {children}
      <span className="grow" />
      {end}
      <SyncPill />
      <Button
        className="top-bar-keys"
        icon={<Keyboard />}
        keys={useKeyOf(deskKeys, 'desk.keys')}
        onPress={toggleKeyCard}
      >
        Keys
      </Button>
    </header>
  );
}
