import { create } from '../../shared/store/store';

const NAME = 'countersign.instructions';

const store = create(localStorage.getItem(NAME) !== 'hidden');

/** Whether the instructions stand beside the row; remembered by the browser. */
export const instructionsShown = {
  use: store.use,
  toggle: () => {
    store.set((was) => !was);
    localStorage.setItem(NAME, store.get() ? 'shown' : 'hidden');
  },
};
