import { Anchor, Box, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { wordsOf } from '../../shared/annotationKinds/registry';
import { imageAddress, textQuery } from '../../shared/content/content';
import { share } from '../../shared/ui/numbers';
import { outcomeOf, type Thresholds } from './outcome';
import type { Preview } from './queries';
import classes from './Sample.module.css';

type Item = Preview['items'][number];

const OUTCOMES = { accept: 'accepted', review: 'to review', label: 'to labelling' };

/** Rows of a sample with what the model says of them, and what would become of them. */
export function Sample({
  project,
  items,
  image,
  thresholds,
}: {
  project: string;
  items: Item[];
  image: boolean;
  thresholds: Thresholds;
}) {
  return (
    <ul className={classes['rows']}>
      {items.map((item) => {
        const outcome = outcomeOf(item.confidence, thresholds);
        return (
          <li key={item.dataRow} className={classes['row']} data-kind={outcome}>
            {image ? (
              <Thumbnail row={item.dataRow} label={item.key} />
            ) : (
              <Words row={item.dataRow} />
            )}
            <Box miw={0}>
              <Anchor
                component={Link}
                to={`/projects/${project}/rows/${item.dataRow}`}
                fz="xs"
                truncate
              >
                {item.key}
              </Anchor>
              <Text fz="sm" fw={600} truncate>
                {item.annotations === undefined
                  ? 'no proposal'
                  : item.annotations.map(wordsOf).join(', ')}
              </Text>
              <Group gap={6}>
                <Text fz="xs" style={{ fontVariantNumeric: 'tabular-nums' }}>
                  {share(item.confidence)}
                </Text>
                <Text fz="xs" c="dimmed">
                  {item.reason ?? OUTCOMES[outcome]}
                </Text>
              </Group>
            </Box>
          </li>
        );
      })}
    </ul>
  );
}

const Thumbnail = ({ row, label }: { row: string; label: string }) => (
  <img src={imageAddress(row)} alt={label} loading="lazy" className={classes['image']} />
);

function Words({ row }: { row: string }) {
  const { data } = useQuery(textQuery(row));
  return (
    <Text fz="xs" lineClamp={3} className={classes['words'] ?? ''}>
      {data?.slice(0, 200)}
    </Text>
  );
}
