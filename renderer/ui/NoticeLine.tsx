import { X } from 'lucide-react';
import { Button } from './Button.tsx';
import { IconButton } from './IconButton.tsx';
import { hush, useNotice } from './notice-store.ts';
import './notice-line.css';

export function NoticeLine() {
  const notice = useNotice((state) => state.notice);
  return (
    <div className="notice-place" role="status">
      {notice === null ? null : (
        <div className={`notice notice-${notice.tone}`} key={notice.id}>
          <span>{notice.text}</span>
          {notice.action === undefined ? null : (
            <Button
              keys={notice.action.keys}
              onPress={() => {
                notice.action?.run();
                hush(notice.id);
              }}
            >
              {notice.action.label}
            </Button>
          )}
          <IconButton label="Dismiss" icon={<X />} side="top" onPress={() => hush(notice.id)} />
        </div>
      )}
    </div>
  );
}
