// Who may import whom. Every rule has a canary in tools/canaries.mjs that breaks it; `npm test` checks that it still bites.

/** Domains in reading order. A domain may import domains of a lower rank only; equal ranks do not know each other. */
export const RANK = {
  kernel: 0,
  identity: 1,
  assets: 2,
  watch: 3,
  publish: 3,
  budget: 3,
  respond: 4,
  insight: 5,
  evaluate: 6,
  report: 7,
  // The example center is made of everything below it, and nothing is made of the example center.
  example: 8,
}

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })
const pkg = (...names) => `^packages/(${names.join('|')})/`
const TEST = '[.](test|contract)[.]tsx?$|/testing[^/]*[.]tsx?$|^(tools|test|bench)/'

const domainRules = Object.entries(RANK).flatMap(([domain, rank]) => {
  const notBelow = Object.entries(RANK)
    .filter(([d, r]) => d !== domain && r >= rank)
    .map(([d]) => d)
  if (notBelow.length === 0) return []
  return forbid(
    `domain-order-${domain}`,
    `${domain} may not know ${notBelow.join(', ')}. Turn the call round, or pass the value in as an argument.`,
    { path: domain === 'kernel' ? '/core/src/kernel/' : `/(core|storage|server)/src/${domain}/` },
    { path: `/(core|storage|server)/src/(${notBelow.join('|')})/` },
  )
})

export default {
  forbidden: [
    ...domainRules,
    forbid(
      'kernel-tables-know-scope-only',
      'The tables of the kernel are read within a scope as all others are; of a domain they know nothing else.',
      { path: '^packages/(storage|server)/src/kernel/' },
      {
        path: '/(core|storage|server)/src/(?!(kernel|http)/)[^/]+/',
        pathNot: '^packages/core/src/identity/scope[.]ts$',
      },
    ),
    forbid(
      'core-is-pure',
      'core is arithmetic and rules: zod and itself, nothing else.',
      { path: '^packages/core/src/', pathNot: TEST },
      { pathNot: ['^packages/core/src/', '(^|/)node_modules/zod/'] },
    ),
    forbid(
      'storage-knows-core-only',
      'storage turns rows into records; it does not decide, send or serve.',
      { path: pkg('storage') },
      { path: pkg('adapters', 'server', 'web', 'cli') },
    ),
    forbid(
      'sql-in-storage-only',
      'Only storage talks to our database; a database probe may hold a driver of its own.',
      { path: '^packages/', pathNot: [pkg('storage'), '^packages/adapters/src/probe/', TEST] },
      {
        path: '(^|/)node_modules/(kysely|pg|pg-copy-streams|graphile-worker|@electric-sql)/',
        dependencyTypesNot: ['type-only'],
      },
    ),
    forbid(
      'handle-opened-in-storage-only',
      'Outside storage a Db is a ticket to pass on, not something to query.',
      { path: '^packages/', pathNot: [pkg('storage'), TEST] },
      { path: '^packages/storage/src/(sql|tables)[.]ts$' },
    ),
    forbid(
      'adapters-know-core-only',
      'An adapter implements a port of core; it reads no tables.',
      { path: pkg('adapters') },
      { path: pkg('storage', 'server', 'web', 'cli') },
    ),
    forbid(
      'adapters-are-strangers',
      'One adapter does not use another.',
      { path: '^packages/adapters/src/([^/]+)/' },
      { path: '^packages/adapters/src/([^/]+)/', pathNot: '^packages/adapters/src/$1/' },
    ),
    forbid(
      'adapters-come-through-ctx',
      'Use cases get adapters through ctx. Only ports.ts wires them, for main.ts.',
      { path: '^packages/server/src/', pathNot: ['^packages/server/src/ports[.]ts$', TEST] },
      { path: pkg('adapters') },
    ),
    forbid(
      'thin-edges',
      'Routes and jobs call use cases, not tables.',
      { path: '^packages/server/src/.+/(routes|jobs)[.]ts$' },
      { path: pkg('storage') },
    ),
    forbid(
      'no-http-in-use-cases',
      'A use case does not know that HTTP exists.',
      { path: '^packages/server/src/(?!http/|jobs/)[^/]+/', pathNot: ['/(routes|jobs)[.]ts$', TEST] },
      { path: ['(^|/)node_modules/(fastify|@fastify)/', '^packages/server/src/http/'] },
    ),
    forbid(
      'web-knows-core-only',
      'The browser shares rules and contracts with the server, nothing else.',
      { path: pkg('web') },
      { path: pkg('storage', 'adapters', 'server', 'cli') },
    ),
    forbid(
      'web-has-no-node',
      'No Node built-ins in the browser.',
      { path: '^packages/web/src/', pathNot: TEST },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'pages-are-strangers',
      'A page of one domain does not use a page of another; share through ui/ or app/.',
      { path: '^packages/web/src/(?!app/|ui/|api/)([^/]+)/' },
      { path: '^packages/web/src/(?!app/|ui/|api/)([^/]+)/', pathNot: '^packages/web/src/$1/' },
    ),
    forbid(
      'ui-knows-no-domain',
      'ui/ is reusable: props in, events out. Of api/ it knows how a refusal is said.',
      { path: '^packages/web/src/ui/' },
      { path: ['^packages/core/src/(?!kernel/)', '^packages/web/src/(?!(ui|api)/)'] },
    ),
    forbid(
      'cli-knows-no-server',
      'The CLI speaks HTTP through the contracts, or opens storage for admin work.',
      { path: pkg('cli') },
      { path: pkg('server', 'web') },
    ),
    forbid(
      'sims-know-core-only',
      'A simulator stands for a thing outside: it knows its protocol and the example, not the program that looks at it.',
      { path: pkg('sims'), pathNot: TEST },
      { path: pkg('storage', 'adapters', 'server', 'web', 'cli') },
    ),
    forbid(
      'office-formats-at-the-edge-only',
      'Only renderers write docx, xlsx and pdf, and only the readers of files read them.',
      { path: '^packages/', pathNot: '^packages/adapters/src/(render|files)/' },
      { path: '(^|/)node_modules/(docx|exceljs|@e965|mammoth|unpdf|pdfkit|pdf-lib)/' },
    ),
    forbid(
      'no-test-code-in-product',
      'Product code never imports tests, fixtures, simulators or tools.',
      { path: '^packages/[^/]+/src/', pathNot: [TEST, pkg('sims')] },
      {
        path: [
          '[.](test|contract)[.]tsx?$',
          '/testing[^/]*[.]tsx?$',
          '^(test|tools|bench)/',
          '^packages/sims/',
        ],
      },
    ),
    forbid(
      'no-junk-drawers',
      'Name the thing, not the drawer.',
      {},
      { path: '^(packages|tools|test|bench)/.*(?<=/)(utils?|helpers?|common|misc|shared)([./]|$)' },
    ),
    forbid('no-cycles', 'Two files that need each other are one file, or three.', {}, { circular: true }),
    forbid(
      'no-orphans',
      'Nobody imports this. Delete it.',
      {
        orphan: true,
        path: '^packages/',
        pathNot: [TEST, '/main[.]tsx?$', '/[^/]*-child[.]ts$', '[.]d[.]ts$', '/(package|tsconfig)[.]json$'],
      },
      {},
    ),
    forbid(
      'resolvable',
      'Import of something that is not there; what the build makes may be missing before it ran.',
      {},
      { couldNotResolve: true, pathNot: '[.][.]/dist/' },
    ),
    forbid(
      'listed-in-package-json',
      'Not in this package.json.',
      { path: '^packages/', pathNot: [TEST, '/vite[.]config[.]ts$'] },
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev'] },
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.depcruise.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^packages/[^/]+/dist/', '^dist/'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
}
