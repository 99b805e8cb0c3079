// What the course kind shows on the web: its line states, and what a course teaches before it is bought.
export { LineState } from './line-state.tsx';
export { Outline } from './outline.tsx';
