/** What an address may hold after its question mark, all of it text. */
export type Search<Name extends string> = { [name in Name]?: string };

/** Takes the known parameters from an address and leaves the others out. */
export function searchOf<Name extends string>(names: readonly Name[]) {
  return (raw: Record<string, unknown>): Search<Name> => {
    const search: Search<Name> = {};
    for (const name of names) {
      const value = raw[name];
      if (typeof value === 'string' && value !== '') search[name] = value;
      else if (typeof value === 'number' || typeof value === 'boolean')
        search[name] = String(value);
    }
    return search;
  };
}

/** The search with some parameters changed; what is empty goes. */
export function changed<Name extends string>(
  search: Search<Name>,
  changes: { [name in Name]?: string | null | undefined },
): Search<Name> {
  const entries = Object.entries({ ...search, ...changes }) as [Name, string | null | undefined][];
  return Object.fromEntries(entries.filter(([, value]) => Boolean(value))) as Search<Name>;
}

/** A search as a query to the server, which checks what somebody wrote into the address. */
const queryOf = (search: Search<string>) => search as Record<string, never>;

/** How many items of a list come at once. */
const PAGE = 200;

/** A page of a list that is filtered by the address, as a query to the server. */
export const pageOf = (search: Search<string>, after: string | undefined) => ({
  ...queryOf(search),
  limit: PAGE,
  ...(after === undefined ? {} : { after }),
});
