import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { say } from '../../ui/notice-store.ts';
import { hashGroups } from '../words.ts';

/** A hash that people read aloud and compare: large, in groups, and to be copied. */
export function Hash({ sha256, label }: { readonly sha256: string; readonly label: string }) {
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(sha256);
      setCopied(true);
    } catch {
      say('The clipboard can’t be reached. Mark the hash and copy it by hand.', { tone: 'problem' });
    }
  };
  return (
    <div className="hash">
      <code className="hash-text" role="img" aria-label={`${label}: ${sha256}`}>
        {hashGroups(sha256).map((group, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: groups are known by their place alone
          <span key={at}>{group}</span>
        ))}
      </code>
      <Button icon={isCopied ? <Check /> : <Copy />} label={`Copy ${label}`} onPress={() => void copy()}>
        {isCopied ? 'Copied' : 'Copy'}
      </Button>
    </div>
  );
}
