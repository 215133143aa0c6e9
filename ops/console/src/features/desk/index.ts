export { NextPage } from './NextPage';
export { TaskPage } from './TaskPage';
export { GridPage } from './grid/GridPage';
