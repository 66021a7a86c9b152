import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changed, tidyGrants, whyNotGrant } from './grants.ts'
import { permissionsOf } from './permissions.ts'
import { adminRoles, roles, rolesClash, type Role } from './roles.ts'
import { reach, type UnitNode } from './scope.ts'
import { treeOrder } from './unit-tree.ts'
import type { GrantLine } from './user.ts'

// 区委宣传部 → 融媒体中心 → 技术部; 电视台 beside the center; 别的区 beside the department.
const units: UnitNode[] = [
  { id: 'department', parentId: null },
  { id: 'center', parentId: 'department' },
  { id: 'technology', parentId: 'center' },
  { id: 'station', parentId: 'department' },
  { id: 'elsewhere', parentId: null },
]

test.each([
  { at: 'department', reaches: ['center', 'department', 'station', 'technology'] },
  { at: 'center', reaches: ['center', 'technology'] }, // never up to the department or sideways to the station
  { at: 'technology', reaches: ['technology'] },
  { at: 'gone', reaches: undefined },
])('a role at $at reaches $reaches', ({ at, reaches }) => {
  expect(reach([{ unitId: at, role: 'finance' }], units).get('payment.write')?.unitIds).toEqual(reaches)
})

test('each permission reaches from its own grant: reading above does not write above', () => {
  const found = reach(
    [
      { unitId: 'department', role: 'reader' },
      { unitId: 'center', role: 'project-owner' },
    ],
    units,
  )
  expect(found.get('project.read')?.unitIds).toHaveLength(4)
  expect(found.get('project.write')?.unitIds).toEqual(['center', 'technology'])
})

test('whatever the tree and the grants, a permission reaches a unit exactly when a grant stands there or above', () => {
  const tree = fc
    .array(fc.nat(), { minLength: 1, maxLength: 12 })
    .map((parents) =>
      parents.map(
        (p, i): UnitNode => ({ id: `u${i}`, parentId: i === 0 || p % 4 === 0 ? null : `u${p % i}` }),
      ),
    )
  const role = fc.constantFrom(...roles)
  fc.assert(
    fc.property(tree, fc.array(fc.tuple(fc.nat(), role), { maxLength: 5 }), (nodes, at) => {
      const grants = at.map(([n, r]) => ({ unitId: `u${n % nodes.length}`, role: r }))
      const parentOf = new Map(nodes.map((n) => [n.id, n.parentId]))
      const upwards = (id: string | null): string[] =>
        id === null ? [] : [id, ...upwards(parentOf.get(id) ?? null)]
      const found = reach(grants, nodes)
      for (const permission of new Set(Object.values(permissionsOf).flat()))
        for (const { id } of nodes) {
          const expected = grants.some(
            (g) =>
              (permissionsOf[g.role] as readonly string[]).includes(permission) &&
              upwards(id).includes(g.unitId),
          )
          expect(found.get(permission)?.unitIds.includes(id) ?? false).toBe(expected)
        }
    }),
    { numRuns: 60 },
  )
})

test.each([
  { held: [], clash: false },
  { held: ['system-admin'], clash: false },
  { held: ['system-admin', 'system-admin'], clash: false }, // the same one at two units
  { held: ['system-admin', 'security-admin'], clash: true },
  { held: ['audit-admin', 'reader'], clash: true },
  { held: ['finance', 'project-owner', 'leader'], clash: false },
] satisfies { held: Role[]; clash: boolean }[])(
  '$held held by one person clash: $clash',
  ({ held, clash }) => {
    expect(rolesClash(held)).toBe(clash)
  },
)

test('no administrator shares a permission over business data', () => {
  const business = roles.filter((role) => !(adminRoles as readonly Role[]).includes(role))
  const data = new Set<string>(business.flatMap((role) => permissionsOf[role]))
  data.delete('unit.read')
  for (const role of adminRoles) expect(permissionsOf[role].filter((p) => data.has(p))).toEqual([])
})

const grant = (unitId: string, role: Role) => ({ unitId, role }) as GrantLine

test.each([
  { what: 'a role within reach', after: [grant('center', 'finance')], own: false, why: null },
  { what: 'an own role', after: [grant('center', 'finance')], own: true, why: 'identity.own-grant' },
  {
    what: 'a role above',
    after: [grant('department', 'finance')],
    own: false,
    why: 'identity.no-such-unit',
  },
  {
    what: 'two administrators',
    after: [grant('center', 'audit-admin'), grant('center', 'security-admin')],
    own: false,
    why: 'identity.roles-clash',
  },
  {
    what: 'a role above that was there before and stays',
    before: [grant('department', 'reader')],
    after: [grant('department', 'reader'), grant('center', 'finance')],
    own: false,
    why: null,
  },
  {
    what: 'taking away a role above',
    before: [grant('department', 'reader')],
    after: [],
    own: false,
    why: 'identity.no-such-unit',
  },
])('granting $what: $why', ({ before = [], after, own, why }) => {
  expect(whyNotGrant({ before, after, own, scope: { unitIds: ['center', 'technology'] } })).toBe(why)
})

test('grants are tidied to one of each, and compared whatever their order', () => {
  const [a, b] = [grant('center', 'finance'), grant('center', 'reader')]
  expect(tidyGrants([b, a, b])).toEqual([a, b])
  expect(changed([a, b], [b, a])).toEqual([])
})

test('units stand in the order of the tree, and a unit whose parent is out of reach is a top', () => {
  expect(treeOrder(units.slice(1)).map(({ unit, depth }) => `${depth} ${unit.id}`)).toEqual([
    '0 center',
    '1 technology',
    '0 station',
    '0 elsewhere',
  ])
})
