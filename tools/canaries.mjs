// One forbidden file for each import rule. check-imports.mjs plants them all in a small copy of the tree.

const imp = (to) => `import * as x from '${to}'\nexport const y = x\n`
const stub = 'export const z = 1\n'

/** Files that the canaries point at, so that the copy needs nothing of the real tree. */
export const stubs = {
  'packages/core/src/kernel/stub.ts': stub,
  'packages/core/src/publish/stub.ts': stub,
  'packages/storage/src/sql.ts': stub,
  'packages/storage/src/db.ts': stub,
  'packages/storage/src/testing.ts': stub,
  'packages/adapters/src/mail/stub.ts': stub,
  'packages/server/src/ctx.ts': stub,
  'packages/web/src/publish/Stub.tsx': stub,
  'packages/core/src/utils/stub.ts': stub,
}

/** Rule name → the file that must trip it, and its text. */
export const canaries = {
  'kernel-tables-know-scope-only': [
    'packages/storage/src/kernel/canary-domain.ts',
    imp('@rongheng/core/publish/stub'),
  ],
  'core-is-pure': ['packages/core/src/watch/canary-pure.ts', imp('kysely')],
  'storage-knows-core-only': ['packages/storage/src/canary-server.ts', imp('../../server/src/ctx.ts')],
  'sql-in-storage-only': ['packages/server/src/canary-sql.ts', imp('kysely')],
  'handle-opened-in-storage-only': ['packages/server/src/canary-handle.ts', imp('@rongheng/storage/sql')],
  'adapters-know-core-only': [
    'packages/adapters/src/probe/canary-storage.ts',
    imp('../../../storage/src/db.ts'),
  ],
  'adapters-are-strangers': ['packages/adapters/src/probe/canary-mail.ts', imp('../mail/stub.ts')],
  'adapters-come-through-ctx': [
    'packages/server/src/canary-adapter.ts',
    imp('../../adapters/src/mail/stub.ts'),
  ],
  'thin-edges': ['packages/server/src/publish/routes.ts', imp('@rongheng/storage/db')],
  'no-http-in-use-cases': ['packages/server/src/publish/canary-http.ts', imp('fastify')],
  'web-knows-core-only': ['packages/web/src/app/canary-server.ts', imp('../../../server/src/ctx.ts')],
  'web-has-no-node': ['packages/web/src/app/canary-node.ts', imp('node:fs')],
  'pages-are-strangers': ['packages/web/src/budget/Canary.tsx', imp('../publish/Stub.tsx')],
  'ui-knows-no-domain': ['packages/web/src/ui/Canary.tsx', imp('@rongheng/core/publish/stub')],
  'cli-knows-no-server': ['packages/cli/src/canary-server.ts', imp('../../server/src/ctx.ts')],
  'sims-know-core-only': ['packages/sims/src/canary-adapter.ts', imp('../../adapters/src/mail/stub.ts')],
  'office-formats-at-the-edge-only': ['packages/server/src/canary-docx.ts', imp('docx')],
  'no-test-code-in-product': ['packages/server/src/canary-testing.ts', imp('@rongheng/storage/testing')],
  'no-junk-drawers': ['packages/core/src/watch/canary-drawer.ts', imp('../utils/stub.ts')],
  'no-cycles': ['packages/core/src/watch/canary-cycle.ts', imp('./canary-cycle.ts')],
  'no-orphans': ['packages/core/src/watch/canary-lonely.ts', stub],
  resolvable: ['packages/core/src/watch/canary-nowhere.ts', imp('./nowhere.ts')],
  'listed-in-package-json': ['packages/storage/src/canary-unlisted.ts', imp('fastify')],
}

/** One canary for each domain but the last: it imports a domain of its own rank or above. */
export function domainCanaries(rank) {
  const order = Object.entries(rank)
  const files = {}
  const rules = {}
  for (const [domain, height] of order) {
    const above = order.find(([d, r]) => d !== domain && r >= height)?.[0]
    if (!above) continue
    files[`packages/core/src/${above}/stub.ts`] = stub
    rules[`domain-order-${domain}`] = [
      `packages/core/src/${domain}/canary-order.ts`,
      imp(`../${above}/stub.ts`),
    ]
  }
  return { files, rules }
}
