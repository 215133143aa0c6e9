import { Alert, Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import type { AcceptanceStop, VersionAcceptance } from '../../shared/api/types';
import { useResumeAcceptance } from '../../shared/models/queries';
import { MANAGERS, useHolds } from '../../shared/session/roles';
import { ButtonLink } from '../../shared/ui/links';
import { complain, tell } from '../../shared/ui/notify';
import { count, share } from '../../shared/ui/numbers';
import { When } from '../../shared/ui/When';

/** What the server takes. */
const LONGEST_REASON = 1000;

/** Says that audits have stopped a model, and offers what can be done about it. */
export function StoppedModel({
  project,
  item,
  stop,
}: {
  project: string;
  item: VersionAcceptance;
  stop: AcceptanceStop;
}) {
  const manages = useHolds(MANAGERS, project);
  const { model, version } = item;
  const since = stop.since === undefined ? {} : { acceptedFrom: stop.since };
  return (
    <Alert
      color="red"
      variant="light"
      icon={<IconAlertTriangle aria-hidden />}
      title={`${model} ${version} accepts no more rows alone`}
      role="status"
    >
      <Stack gap="xs" align="flex-start">
        <Text fz="sm">
          Stopped <When at={stop.at} />: audits found {count(stop.errors)} of {count(stop.audits)}{' '}
          rows wrong, where {share(stop.mostErrors)} may be. People decide its rows now.{' '}
          {stop.since !== undefined && (
            <>
              The last good audit was <When at={stop.since} />.
            </>
          )}
        </Text>
        <Group gap="md">
          <ButtonLink
            to="/projects/$project/rows"
            params={{ project }}
            search={{ model, modelVersion: version, acceptedBy: 'MODEL', ...since }}
            size="compact-sm"
            variant="default"
          >
            {stop.since === undefined
              ? 'Rows that it accepted alone'
              : 'Rows that it accepted alone since'}
          </ButtonLink>
          {manages && <Resume project={project} />}
        </Group>
      </Stack>
    </Alert>
  );
}

function Resume({ project }: { project: string }) {
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const resume = useResumeAcceptance(project);
  const send = () =>
    resume.mutate(reason.trim(), {
      onSuccess: () => {
        setAsking(false);
        tell('Rows are accepted without a person again');
      },
      onError: complain,
    });
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={() => setAsking(true)}>
        Resume…
      </Button>
      <Modal opened={asking} onClose={() => setAsking(false)} title="Accept rows alone again?">
        <Stack>
          <Text fz="sm">
            Only audits from now on can stop it again. What was accepted before stays as it is: look
            at those rows and reopen them first, if they may be wrong.
          </Text>
          <Textarea
            label="Reason"
            description="Anyone who reads the history sees it."
            required
            autosize
            minRows={2}
            maxLength={LONGEST_REASON}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            data-autofocus
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setAsking(false)}>
              Cancel
            </Button>
            <Button disabled={reason.trim() === ''} loading={resume.isPending} onClick={send}>
              Resume
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
