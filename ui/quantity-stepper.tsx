// How many: one less, one more.
interface StepperProps {
  value: number;
  min?: number;
  max: number;
  /** What one press adds or takes. */
  step?: number;
  label: string;
  lessLabel: string;
  moreLabel: string;
  onChange: (value: number) => void;
}
export function QuantityStepper({ value, min = 1, max, step: by = 1, label, lessLabel, moreLabel, onChange }: StepperProps) {
  const step = 'grid size-9 place-items-center text-base hover:bg-sunken disabled:opacity-35 pointer-coarse:size-11';
  return (
    <div role="group" aria-label={label} className="inline-flex items-center rounded-md border border-line">
      <button
        type="button"
        className={step}
        aria-label={lessLabel}
        disabled={value <= min}
        onClick={() => onChange(Math.max(min, Math.min(max, value - by)))}
      >
        −
      </button>
      <output aria-live="polite" className="tabular w-8 text-center text-sm">
        {value}
      </output>
      <button
        type="button"
        className={step}
        aria-label={moreLabel}
        disabled={value >= max}
        onClick={() => onChange(Math.max(min, value + by))}
      >
        +
      </button>
    </div>
  );
}
