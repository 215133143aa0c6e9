import { create } from '../shared/store/store';

const NAME = 'countersign.sideBar';

const store = create(localStorage.getItem(NAME) === 'folded');

/** Whether the side bar shows icons only; remembered by the browser. */
export const sideBarFolded = {
  use: store.use,
  toggle: () => {
    store.set((was) => !was);
    localStorage.setItem(NAME, store.get() ? 'folded' : 'open');
  },
};
