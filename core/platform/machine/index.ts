// State machines as tables: states, moves and who may make them are data that code, docs and pages read alike.

/** Where a state stands in the life of a line; an order's status is derived from its lines' phases and states. */
export type Phase = 'open' | 'held' | 'active' | 'done' | 'void';
export type Mover = 'buyer' | 'staff' | 'system';

export interface State {
  phase: Phase;
  /** Move to target state. */
  on?: Record<string, string>;
  /** Moves that staff and buyers may ask for; all others are the system's alone. */
  staff?: readonly string[];
  buyer?: readonly string[];
}

export interface Machine {
  name: string;
  initial: string;
  states: Record<string, State>;
}

/** Fails at import on an unreachable state, an unknown target, or a dead end that is neither `done` nor `void`. */
export function defineMachine(name: string, initial: string, states: Record<string, State>): Machine {
  const fault = (sentence: string): never => {
    throw new Error(`Machine ${name}: ${sentence}`);
  };
  if (!states[initial]) fault(`there is no initial state ${initial}`);
  const reached = new Set([initial]);
  const queue = [initial];
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    for (const target of Object.values(states[at]?.on ?? {})) {
      if (!states[target]) fault(`${at} leads to ${target}, which is no state`);
      if (!reached.has(target)) {
        reached.add(target);
        queue.push(target);
      }
    }
  }
  for (const [code, state] of Object.entries(states)) {
    if (!reached.has(code)) fault(`${code} can't be reached`);
    const moves = Object.keys(state.on ?? {});
    if (moves.length === 0 && state.phase !== 'done' && state.phase !== 'void') fault(`${code} is a dead end in phase ${state.phase}`);
    for (const move of [...(state.staff ?? []), ...(state.buyer ?? [])]) {
      if (!moves.includes(move)) fault(`${code} offers ${move}, which it has not`);
    }
  }
  return { name, initial, states };
}

/** The state a move leads to, or undefined where it is not allowed. */
export function targetOf(machine: Machine, from: string, move: string): string | undefined {
  return machine.states[from]?.on?.[move];
}

/** Moves that this mover may ask for in a state. */
export function movesFor(machine: Machine, from: string, mover: Mover): string[] {
  const state = machine.states[from];
  if (!state) return [];
  if (mover === 'system') return Object.keys(state.on ?? {});
  return [...(state[mover] ?? [])];
}

export const phaseOf = (machine: Machine, state: string): Phase => {
  const known = machine.states[state];
  if (!known) throw new Error(`Machine ${machine.name} has no state ${state}`);
  return known.phase;
};
