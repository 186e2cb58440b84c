import { useEffect, useRef } from 'react';
import { Button } from '../ui/Button.tsx';

/** The department's own words on how the system may be used. They stay until they are accepted, before anybody signs in. */
export function NoticeFirst({ words, onAccept }: { readonly words: string; readonly onAccept: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <section className="sign-in-form" aria-labelledby="notice-title">
      <h2 id="notice-title" className="sign-in-notice-title">
        Notice of use
      </h2>
      {/* Long words are scrolled by keys too. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable */}
      <div className="sign-in-banner sign-in-notice" tabIndex={0}>
        {words}
      </div>
      <Button tone="primary" keys="Enter" className="sign-in-go" onPress={onAccept} ref={button}>
        I have read and accept this
      </Button>
    </section>
  );
}
