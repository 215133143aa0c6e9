import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../shared/api/client';

const TYPED_MILLISECONDS = 150;
const SHOWN = 8;

/** Rows of all projects whose keys begin as somebody types, the exact key first. */
export function useFoundRows(typed: string) {
  const [key] = useDebouncedValue(typed.trim(), TYPED_MILLISECONDS);
  const { data, isFetching } = useQuery({
    queryKey: ['rows-by-key', key],
    enabled: key !== '',
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/data-rows', { params: { query: { key, limit: SHOWN } }, signal })),
  });
  return {
    rows: key === '' ? [] : (data?.items ?? []),
    searching: isFetching || key !== typed.trim(),
  };
}
