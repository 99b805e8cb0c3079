// What the membership kind shows on the web: its line states, a card, and what a membership hands over before it is bought.
export { CardFace } from './card-face.tsx';
export { LineState } from './line-state.tsx';
export { OfferedCard } from './offered-card.tsx';
