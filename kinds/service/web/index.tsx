// What the service kind shows on the web: choosing a time, line states, reasons of its terms.
export { useClockWords, useSpan } from './clock-words.ts';
export { LineState } from './line-state.tsx';
export { firstDayOf, weekStart } from './month-grid.ts';
export { type Decision, type Reason, usePercent, useReasonWords } from './reason-words.ts';
export { PickerSkeleton, TimePicker } from './time-picker.tsx';
export { type Chosen, type Month, type Policy, type Resource, type TimeSource } from './times.ts';
export { useVersions } from './use-versions.ts';
export { addDays, instantOf, type Local, localOf, monthOf, ownZone, writeInstant } from './wall-clock.ts';
