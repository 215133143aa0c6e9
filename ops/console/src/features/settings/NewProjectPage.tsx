import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { Problem } from '../../shared/api/problem';
import type { FlowVersion } from '../../shared/api/types';
import { useKeys } from '../../shared/keys/registry';
import { firstFlow } from '../../shared/projects/flows';
import { flowsQuery } from '../../shared/projects/queries';
import { Asking, Empty, Failed } from '../../shared/ui/Asking';
import { Page } from '../../shared/ui/Page';
import { tell } from '../../shared/ui/notify';
import { draftOf } from './draft';
import { DraftingProvider, useDraftForm, useDrafting } from './form';
import { Leaving } from './Leaving';
import { firstFaulty, PolicyTabs, type Tab } from './PolicyTabs';
import { useMakeProject } from './queries';
import { TemplateChoice } from './TemplateChoice';
import { TEMPLATES, type Template } from './templates';

const FIRST = TEMPLATES[0] as Template;

const startOf = (template: Template, name: string, flow: FlowVersion) =>
  draftOf(name, template.mediaType, template.policy(flow));

/** Makes a project from a template, once it is known what flows there are. */
export function NewProjectPage() {
  const query = useQuery(flowsQuery);
  const first = firstFlow(query.data?.items ?? []);
  if (query.data !== undefined && first !== undefined) {
    return <NewProject flows={query.data.items} first={first} />;
  }
  return (
    <Page title="New project">
      <Asking query={query} lines={10}>
        {() => <Empty title="This server has no flow that a project could use" />}
      </Asking>
    </Page>
  );
}

function NewProject({ flows, first }: { flows: FlowVersion[]; first: FlowVersion }) {
  const drafting = useDraftForm(startOf(FIRST, '', first), flows, true);
  const [template, setTemplate] = useState(FIRST.id);
  const [tab, setTab] = useState<Tab>('ontology');
  const name = useRef<HTMLInputElement>(null);
  const made = useRef(false);
  const navigate = useNavigate();
  const make = useMakeProject();
  const { draft, faults, policy, form } = drafting;
  const choose = (id: string) => {
    setTemplate(id);
    form.setValues(startOf(TEMPLATES.find((one) => one.id === id) ?? FIRST, draft.name, first));
  };
  const showFaults = () => {
    drafting.showAll();
    const section = firstFaulty(faults);
    if (section !== undefined) setTab(section);
    if (faults.some((fault) => fault.path === 'name')) name.current?.focus();
  };
  const save = () => {
    if (faults.length > 0) {
      showFaults();
      return;
    }
    make.mutate(
      { name: draft.name, mediaType: draft.mediaType, ...policy },
      {
        onSuccess: (project) => {
          made.current = true;
          tell(`${project.name} created`);
          void navigate({ to: '/projects/$project/start', params: { project: project.id } });
        },
        onError: (error) => error instanceof Problem && drafting.refuse(error.errors),
      },
    );
  };
  useKeys([{ key: 'Mod+s', does: 'Create project', run: save }]);
  return (
    <Page
      title="New project"
      actions={
        <Button onClick={save} loading={make.isPending}>
          Create project
        </Button>
      }
    >
      <DraftingProvider value={drafting}>
        <Stack gap="lg">
          <TemplateChoice value={template} onChange={choose} />
          <Basics nameRef={name} />
          {make.isError && <Failed error={make.error} />}
          <PolicyTabs tab={tab} onTab={setTab} />
        </Stack>
        <Leaving unsaved={form.isDirty()} saved={made} />
      </DraftingProvider>
    </Page>
  );
}

function Basics({ nameRef }: { nameRef: React.RefObject<HTMLInputElement | null> }) {
  const { draft, form, at, change } = useDrafting();
  return (
    <Group align="flex-start">
      <TextInput
        ref={nameRef}
        label="Name"
        placeholder="product-images"
        required
        {...form.getInputProps('name')}
        error={at('name')}
        w={320}
      />
      <Select
        label="Rows are"
        allowDeselect={false}
        data={[
          { value: 'image/*', label: 'Images' },
          { value: 'text/plain', label: 'Texts' },
        ]}
        value={draft.mediaType}
        error={at('mediaType')}
        onChange={(mediaType) => mediaType !== null && change(() => ({ mediaType }))}
        w={200}
      />
      <Text fz="xs" c="dimmed" mt={30}>
        These cannot be changed later.
      </Text>
    </Group>
  );
}
