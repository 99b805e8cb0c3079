// The kinds of things that the desk makes products of.

export const productKinds = ['physical', 'service', 'course', 'membership', 'hosting'] as const;
export type ProductKind = (typeof productKinds)[number];
