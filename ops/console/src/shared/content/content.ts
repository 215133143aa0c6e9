import { queryOptions, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { answerOf, api } from '../api/client';
import type { Content } from '../api/types';
import { codePoints, type CodePoints } from '../text/codePoints';

export const isImageType = (mediaType: string): boolean => mediaType.startsWith('image/');

/** What the rows of a project are, for people. */
export const rowsAre = (mediaType: string): string => (isImageType(mediaType) ? 'images' : 'texts');

export const isImage = (content: Content): boolean => isImageType(content.mediaType);

/** Where the browser finds the image of a row. */
export const imageAddress = (dataRow: string): string =>
  `/api/v1/data-rows/${encodeURIComponent(dataRow)}/content`;

/** Where the browser finds the file that a row came with. */
export const originalAddress = (dataRow: string): string =>
  `${imageAddress(dataRow)}?download=true`;

/** The text of a row, which never changes. */
export const textQuery = (dataRow: string) =>
  queryOptions({
    queryKey: ['content', dataRow],
    queryFn: ({ signal }): Promise<string> =>
      answerOf(
        api.GET('/api/v1/data-rows/{dataRow}/content', {
          params: { path: { dataRow } },
          parseAs: 'text',
          signal,
        }),
      ).then(String),
    staleTime: Infinity,
  });

/** The text of a row, ready to be counted in code points. */
export function useText(dataRow: string): UseQueryResult<CodePoints> {
  return useQuery({ ...textQuery(dataRow), select: codePoints });
}

/** Loads an image and makes it ready to be painted; later uses of its address need no wait. */
export async function decoded(dataRow: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = imageAddress(dataRow);
  await image.decode();
  return image;
}
