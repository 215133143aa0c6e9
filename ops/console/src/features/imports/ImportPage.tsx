import {
  Button,
  Code,
  Grid,
  Group,
  List,
  NumberInput,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Command } from '../../shared/commandLine/Command';
import { importWords } from '../../shared/commandLine/command';
import { projectQuery } from '../../shared/projects/queries';
import { useProjectId } from '../../shared/projects/useProjectId';
import { MANAGERS, useHolds } from '../../shared/session/roles';
import { Empty } from '../../shared/ui/Asking';
import { Page } from '../../shared/ui/Page';
import { DropZone } from './DropZone';
import { ImportResult } from './ImportResult';
import { MappingStep } from './MappingStep';
import { holdsRows, kindOf, nameAfter, size } from './plan';
import { importPreviewQuery } from './preview';
import { useImport } from './useImport';

/** Brings rows into a project: files by the page, or the command line that does the same. */
export function ImportPage() {
  const project = useProjectId();
  const { data } = useQuery(projectQuery(project));
  const manages = useHolds(MANAGERS, project);
  const name = data?.name ?? '…';
  return (
    <Page
      title="Import rows"
      crumbs={[
        { label: name, to: `/projects/${project}` },
        { label: 'Batches', to: `/projects/${project}/batches` },
      ]}
    >
      {manages ? (
        <ImportForm project={project} projectName={name} />
      ) : (
        <Empty title="Only managers can import rows">Ask a manager of this project.</Empty>
      )}
    </Page>
  );
}

const NO_FILE = new File([], '');

interface BatchForm {
  name: string;
  due: string;
  priority: number | '';
}

const instantOf = (local: string): string | undefined =>
  local === '' ? undefined : new Date(local).toISOString();

function ImportForm({ project, projectName }: { project: string; projectName: string }) {
  const [files, setFiles] = useState<File[]>([]);
  const [chosen, setChosen] = useState<string>();
  const { progress, start, stop, reset } = useImport();
  const form = useForm<BatchForm>({
    initialValues: { name: '', due: '', priority: '' },
    validate: { name: (name) => (name.trim() === '' ? 'Enter a batch name' : null) },
    validateInputOnChange: true,
  });
  const going = progress.state === 'unpacking' || progress.state === 'sending';
  const { name, due, priority } = form.values;
  const add = (added: File[]) => {
    const first = added[0];
    if (first === undefined) return;
    if (progress.state !== 'idle') reset();
    setChosen(undefined);
    setFiles((now) => [...(progress.state === 'idle' ? now : []), ...added]);
    if (name === '') form.setFieldValue('name', nameAfter(first.name));
  };
  const table = files.find((file) => holdsRows(file.name));
  const preview = useImportPreview(project, table, chosen);
  const readable = table === undefined || (preview.data?.missing.length === 0 && !preview.isError);
  const target = {
    project,
    name: name.trim(),
    priority: priority === '' ? undefined : priority,
    dueAt: instantOf(due),
    map: chosen ?? (preview.data?.proposed === true ? preview.data.input.map : undefined),
  };
  const send = () => {
    if (!form.validate().hasErrors) start(target, files);
  };
  return (
    <Grid gap="xl">
      <Grid.Col span={{ base: 12, lg: 7 }}>
        <Stack>
          <DropZone onFiles={add} disabled={going} />
          <FileList files={files} />
          {table !== undefined && <MappingStep query={preview} map={chosen} onMap={setChosen} />}
          <Group align="flex-start">
            <TextInput
              label="Batch"
              description="A new batch, or one to add to"
              flex="1 1 200px"
              {...form.getInputProps('name')}
            />
            <TextInput
              type="datetime-local"
              label="Due"
              description="Optional"
              {...form.getInputProps('due')}
            />
            <NumberInput
              label="Priority"
              description="Higher numbers go first"
              placeholder="50"
              min={0}
              max={100}
              w={130}
              {...form.getInputProps('priority')}
            />
          </Group>
          <Group>
            <Button onClick={send} loading={going} disabled={files.length === 0 || !readable}>
              Import{' '}
              {files.length > 0 ? `${files.length} ${files.length === 1 ? 'file' : 'files'}` : ''}
            </Button>
            {files.length > 0 && !going && (
              <Button
                variant="default"
                onClick={() => {
                  setFiles([]);
                  reset();
                }}
              >
                Clear
              </Button>
            )}
          </Group>
          <ImportResult project={project} progress={progress} onStop={stop} onAgain={send} />
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, lg: 5 }}>
        <Elsewise words={importWords(projectName, files, target)} />
      </Grid.Col>
    </Grid>
  );
}

/** Of the first file that holds rows; all of them are read alike. */
function useImportPreview(project: string, file: File | undefined, map: string | undefined) {
  return useQuery({
    ...importPreviewQuery(project, file ?? NO_FILE, map),
    enabled: file !== undefined,
  });
}

function FileList({ files }: { files: File[] }) {
  const unknown = files.filter((file) => kindOf(file.name) === 'unknown');
  if (files.length === 0) return null;
  return (
    <div>
      <Text fz="sm">
        {files.length === 1 ? files[0]?.name : `${files.length} files`},{' '}
        {size(files.reduce((bytes, file) => bytes + file.size, 0))}
      </Text>
      {unknown.length > 0 && (
        <Text fz="sm" c="var(--cs-at-risk)" role="alert">
          Skipped, because these file types are not supported:{' '}
          {unknown
            .slice(0, 5)
            .map((file) => file.name)
            .join(', ')}
        </Text>
      )}
    </div>
  );
}

/** The same by a program, and what lines look like. */
function Elsewise({ words }: { words: string[] }) {
  return (
    <Stack gap="xs">
      <Text fz="sm" fw={600}>
        From the command line
      </Text>
      <Command words={words} />
      <Text fz="sm" fw={600} mt="sm">
        Line format
      </Text>
      <Code
        block
        tabIndex={0}
      >{`{"key":"sku-8841","text":"…"}\n{"key":"sku-8842","image":"data:image/png;base64,…"}`}</Code>
      <List fz="sm" c="dimmed" spacing={2}>
        <List.Item>
          Keys that the project already has are counted as duplicates and left unchanged.
        </List.Item>
        <List.Item>
          CSV files need a header. You choose which column is the key and which the text or image.
        </List.Item>
        <List.Item>Failed lines can be downloaded, fixed and imported again.</List.Item>
      </List>
    </Stack>
  );
}
