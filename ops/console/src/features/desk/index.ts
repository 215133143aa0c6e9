export { NextPage } from './NextPage';
export { TaskPage } from './TaskPage';
