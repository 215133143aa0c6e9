import { Badge, Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Fault } from './checks';
import type { Section } from './differences';
import { useDrafting } from './form';
import { InstructionsSection } from './InstructionsSection';
import { JsonSection } from './JsonSection';
import { ModelSection } from './ModelSection';
import { OntologySection } from './OntologySection';
import { ReviewSection } from './ReviewSection';
import { SlaSection } from './SlaSection';

export type Tab = Section | 'json' | 'versions';

export const SECTION_LABELS: Record<Section, string> = {
  ontology: 'Ontology',
  review: 'Review',
  sla: 'Service levels',
  preLabel: 'Model',
  instructions: 'Instructions',
};

const SECTIONS: Section[] = ['ontology', 'review', 'sla', 'preLabel', 'instructions'];

/** The one of this name, or the first: an address may name any. */
export const tabOf = (name: string | undefined): Tab =>
  [...SECTIONS, 'json' as const, 'versions' as const].find((tab) => tab === name) ?? 'ontology';

const PANELS: Record<Section, () => ReactNode> = {
  ontology: OntologySection,
  review: ReviewSection,
  sla: SlaSection,
  preLabel: ModelSection,
  instructions: InstructionsSection,
};

const within = (section: Section, { path }: Fault): boolean => path.split(/[.[]/)[0] === section;

/** The first section in which something is wrong. */
export const firstFaulty = (faults: Fault[]): Section | undefined =>
  SECTIONS.find((section) => faults.some((fault) => within(section, fault)));

/** The parts of the rules, one at a time, with how much is wrong in each. */
export function PolicyTabs({
  tab,
  onTab,
  versions,
}: {
  tab: Tab;
  onTab: (tab: Tab) => void;
  versions?: ReactNode;
}) {
  const { faults } = useDrafting();
  return (
    <Tabs value={tab} onChange={(next) => onTab(next as Tab)} keepMounted={false}>
      <Tabs.List mb="md">
        {SECTIONS.map((section) => {
          const wrong = faults.filter((fault) => within(section, fault)).length;
          return (
            <Tabs.Tab
              key={section}
              value={section}
              rightSection={
                wrong > 0 && (
                  <Badge size="sm" color="red" variant="light" aria-label={`${wrong} to fix`}>
                    {wrong}
                  </Badge>
                )
              }
            >
              {SECTION_LABELS[section]}
            </Tabs.Tab>
          );
        })}
        <Tabs.Tab value="json">JSON</Tabs.Tab>
        {versions !== undefined && <Tabs.Tab value="versions">Versions</Tabs.Tab>}
      </Tabs.List>
      {SECTIONS.map((section) => {
        const Panel = PANELS[section];
        return (
          <Tabs.Panel key={section} value={section}>
            <Panel />
          </Tabs.Panel>
        );
      })}
      <Tabs.Panel value="json">
        <JsonSection />
      </Tabs.Panel>
      {versions !== undefined && <Tabs.Panel value="versions">{versions}</Tabs.Panel>}
    </Tabs>
  );
}
