// An address inside of a sentence.
import type { ReactNode } from 'react';

export const strong = (address: ReactNode): ReactNode => <bdi className="font-medium text-ink">{address}</bdi>;
