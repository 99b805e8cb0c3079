// What the hosting kind shows on the web: its line states, what a plan gives, and the field for an app's name.
export { LineState } from './line-state.tsx';
export { isName, type NameAnswer, NameField } from './name-field.tsx';
export { Plans } from './plan.tsx';
export { diskText, memoryText } from './size-text.ts';
