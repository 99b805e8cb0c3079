// Limits that count as always and that no test, bench or fault run reaches by asking fast.

const names = ['address', 'user', 'key', 'read', 'write', 'auth', 'code', 'export'];

/** For the setting RATE_LIMITS. */
export const farLimits = JSON.stringify(Object.fromEntries(names.map((name) => [name, 100_000_000])));
