import type { ReactElement, ReactNode } from 'react';
import { Header } from 'react-aria-components/Header';
import { Menu as AriaMenu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Kbd } from './Kbd.tsx';
import './select.css';
import './menu.css';

export type MenuAction = {
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly keys?: string | undefined;
  readonly isDisabled?: boolean;
  readonly run: () => void;
};

type MenuProps = {
  readonly label: string;
  /** The button that opens it. */
  readonly trigger: ReactElement;
  readonly head?: ReactNode;
  readonly actions: readonly MenuAction[];
  readonly side?: 'bottom end' | 'bottom start' | 'right bottom' | 'top start';
};

export function Menu({ label, trigger, head, actions, side = 'bottom end' }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className="popover menu" placement={side} offset={6}>
        <AriaMenu
          className="list-box"
          aria-label={label}
          disabledKeys={actions.filter(({ isDisabled }) => isDisabled).map(({ id }) => id)}
          onAction={(id) => actions.find((action) => action.id === id)?.run()}
        >
          <MenuSection>
            {head === undefined ? null : <Header className="menu-head">{head}</Header>}
            {actions.map(({ id, label: text, icon, keys }) => (
              <MenuItem key={id} id={id} textValue={text} className="list-item">
                {icon}
                <span className="list-item-label">{text}</span>
                {keys === undefined ? null : <Kbd keys={keys} />}
              </MenuItem>
            ))}
          </MenuSection>
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
