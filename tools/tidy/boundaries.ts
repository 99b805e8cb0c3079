// The rules about who knows whom: areas, modules, kinds, the environment and the database driver; the plan is core/map.ts.
import { areas, blindToKinds, callable, kinds, layers, readsEnvironment, usesDriver } from '../../core/map.ts';
import { type Finding, type Source, finding, isTest } from './source.ts';

const modulePattern = /^core\/modules\/([^/]+)\/(.+)$/;

/** Imports go from an area only to those the plan names. */
export function keepsToAreas(source: Source): Finding[] {
  const from = areaOf(source.path);
  if (!from || isTest(source.path)) return [];
  const allowed = areas[from] ?? [];
  return source.imports.flatMap(({ target, start }) => {
    const to = areaOf(target);
    if (!to || to === from || allowed.includes('*') || allowed.includes(to)) return sameFolder(source, target, start);
    return [finding('areas', source, { start }, `${from} may not import ${to} (${target})`)];
  });
}

/** A kind knows no other kind, an adapter no other adapter. */
function sameFolder(source: Source, target: string, start: number): Finding[] {
  const [area, own] = source.path.split('/');
  const [targetArea, other] = target.split('/');
  const isolated =
    (area === 'kinds' || area === 'adapters') && area === targetArea && target.split('/').length > 2 && source.path.split('/').length > 2;
  return isolated && own !== other ? [finding('areas', source, { start }, `${area}/${own} may not import ${area}/${other}`)] : [];
}

/** A module is called through its face, and only by those above it. */
export function keepsToFaces(source: Source): Finding[] {
  const own = modulePattern.exec(source.path)?.[1];
  return source.imports.flatMap(({ target, start }) => {
    const [, module, file] = modulePattern.exec(target) ?? [];
    if (!module || module === own || source.path.startsWith('tools/tidy')) return [];
    if (file !== 'index.ts') return [finding('faces', source, { start }, `${target} is inside of a module; import its index.ts`)];
    if (!own || isTest(source.path) || callable(own).has(module)) return [];
    return [finding('layers', source, { start }, `${own} may not call ${module}; see core/map.ts`)];
  });
}

/** Orders, checkout and payments are handed the kinds; they import none and name none. */
export function staysBlindToKinds(source: Source): Finding[] {
  const own = modulePattern.exec(source.path)?.[1];
  if (!own || !blindToKinds.includes(own) || isTest(source.path)) return [];
  const imported = source.imports.filter(({ target }) => target.startsWith('kinds/'));
  const named = own === 'payments' ? [] : source.nodes.filter(({ type, value }) => type === 'Literal' && kinds.includes(String(value)));
  return [
    ...imported.map((at) => finding('kinds', source, at, `${own} may not import a kind`)),
    ...named.map((at) => finding('kinds', source, at, `${own} may not name the kind '${String(at.value)}'`)),
  ];
}

/** Settings are read in one place. */
export function leavesEnvironmentAlone(source: Source): Finding[] {
  if (isTest(source.path) || readsEnvironment.some((place) => source.path.startsWith(place))) return [];
  return source.nodes
    .filter(({ type, object, property }) => type === 'MemberExpression' && nameOf(object) === 'process' && nameOf(property) === 'env')
    .map((at) => finding('environment', source, at, 'only the settings read process.env'));
}

/** The database is reached through inTx. */
export function leavesDriverAlone(source: Source): Finding[] {
  if (isTest(source.path) || usesDriver.some((place) => source.path.startsWith(place))) return [];
  return source.imports
    .filter(({ target }) => target === 'pg' || target.startsWith('pg/'))
    .map((at) => finding('driver', source, at, 'only core/platform/db imports pg; use inTx'));
}

/** The plan itself: calls go down, and to modules that it knows. */
export function planIsSound(plan = layers): string[] {
  const layerOf = new Map(plan.flatMap((layer, index) => Object.keys(layer).map((name) => [name, index] as const)));
  return plan.flatMap((layer, index) =>
    Object.entries(layer).flatMap(([name, callees]) =>
      callees
        .filter((callee) => callee !== '*' && (layerOf.get(callee) ?? index) >= index)
        .map((callee) => `${name} → ${callee} does not go down`),
    ),
  );
}

/** The area of a path, or undefined for packages and files of the root. */
function areaOf(path: string): string | undefined {
  if (/^kinds\/[^/]+\/(web|messages)\//.test(path)) return 'kinds/web';
  if (/^kinds\/[^/]+\/contract\.ts$/.test(path)) return 'kinds/contract';
  if (path in areas) return path;
  return Object.keys(areas).find((area) => path.startsWith(`${area}/`));
}

function nameOf(node: unknown): unknown {
  return (node as { name?: unknown } | undefined)?.name;
}
