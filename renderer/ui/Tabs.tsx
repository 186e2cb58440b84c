import type { ReactNode } from 'react';
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components/Tabs';
import './tabs.css';

export type TabItem = {
  readonly id: string;
  readonly title: string;
  /** Small, after the title: "11/21". Something that draws nothing takes no room. */
  readonly count?: ReactNode;
  readonly content: ReactNode;
};

type TabsProps = {
  readonly label: string;
  readonly items: readonly TabItem[];
  readonly value: string;
  readonly onChange: (id: string) => void;
  readonly className?: string | undefined;
};

export function Tabs({ label, items, value, onChange, className }: TabsProps) {
  return (
    <AriaTabs
      className={`tabs ${className ?? ''}`}
      selectedKey={value}
      onSelectionChange={(key) => onChange(String(key))}
    >
      <TabList className="tabs-list" aria-label={label}>
        {items.map(({ id, title, count }) => (
          <Tab key={id} id={id} className="tabs-tab">
            {title}
            {count === undefined ? null : <span className="tabs-count">{count}</span>}
          </Tab>
        ))}
      </TabList>
      {items.map(({ id, content }) => (
        <TabPanel key={id} id={id} className="tabs-panel">
          {content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
