import { create } from '../../store/store';

const MOST = 5;

const used = create<ReadonlyMap<string, string[]>>(new Map());

/** What was chosen last for questions of a name, the newest first; forgotten with the page. */
export const recent = {
  of: (name: string, options: string[]): string[] =>
    (used.get().get(name) ?? []).filter((option) => options.includes(option)).slice(0, MOST),
  add: (name: string, option: string): void => {
    used.set((before) => {
      const others = (before.get(name) ?? []).filter((one) => one !== option);
      return new Map(before).set(name, [option, ...others].slice(0, 2 * MOST));
    });
  },
};
