import type { Register } from '@rongheng/core/assets/api'
import { importances } from '@rongheng/core/assets/choices'
import { endState, isNear } from '@rongheng/core/assets/ends'
import { systemKinds } from '@rongheng/core/assets/system-kinds'
import { DataTable } from '../ui/DataTable.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageLink } from '../ui/PageLink.tsx'
import { StatusTag } from '../ui/StatusTag.tsx'
import { useText } from '../ui/text.tsx'
import { usePunctuation } from '../ui/punctuation.ts'
import { useChoiceText } from './choice-text.ts'
import { EndTag } from './EndTag.tsx'
import type { NodeState } from './Topology.tsx'
import { assetWords } from './words.ts'

/** The systems of a unit: who answers for each, what it is made of and needs, and what ends soon. */
export function SystemList({
  register: r,
  stateOf,
}: {
  register: Register
  stateOf: ((id: string) => NodeState | undefined) | undefined
}) {
  const t = useText(assetWords)
  const choice = useChoiceText()
  const marks = usePunctuation()
  const names = new Map([...r.systems, ...r.devices].map((one) => [one.id as string, one.name]))
  const devicesOf = (id: string) => r.devices.filter((one) => one.systemId === id && one.state !== 'scrapped')
  const near = (id: string) =>
    devicesOf(id).filter((one) => isNear(endState(one.warrantyEndsOn, r.today))).length
  return (
    <DataTable
      caption={t('tab.system')}
      rows={r.systems}
      rowKey={(system) => system.id}
      empty={<EmptyState title={t('none.system')} help={t('none.system.help')} />}
      columns={[
        {
          key: 'name',
          title: t('name'),
          head: true,
          cell: (system) => <PageLink to={`/assets/systems/${system.id}`}>{system.name}</PageLink>,
        },
        ...(stateOf
          ? [
              {
                key: 'state',
                title: t('state'),
                cell: (system: Register['systems'][number]) => {
                  const state = stateOf(system.id)
                  return state ? <StatusTag tone={state.tone}>{state.text}</StatusTag> : ''
                },
              },
            ]
          : []),
        {
          key: 'kind',
          title: t('kind'),
          cell: (system) =>
            `${choice(systemKinds, system.kind)}${marks.aside(choice(importances, system.importance))}`,
        },
        {
          key: 'owner',
          title: t('owner'),
          cell: (system) => {
            const people = [system.ownerId, system.backupId].flatMap(
              (id) => r.people.find((one) => one.id === id)?.name ?? [],
            )
            return people.length > 0 ? marks.list(people) : t('end.unsaid')
          },
        },
        {
          key: 'devices',
          title: t('tab.device'),
          cell: (system) => t('devices.count', { n: devicesOf(system.id).length }),
        },
        {
          key: 'needs',
          title: t('needs'),
          cell: (system) => {
            const needed = r.needs.filter((need) => need.fromId === system.id)
            return needed.length === 0
              ? t('needs.none')
              : marks.list(needed.map((need) => names.get(need.toId) ?? need.toId))
          },
        },
        {
          key: 'warranty',
          title: t('warranty'),
          cell: (system) =>
            near(system.id) > 0 ? (
              <StatusTag tone="warn">{t('warranty.count', { n: near(system.id) })}</StatusTag>
            ) : (
              '—'
            ),
        },
        {
          key: 'contract',
          title: t('contract.end'),
          cell: (system) => (
            <EndTag
              on={r.contracts.find((one) => one.id === system.contractId)?.endsOn ?? null}
              today={r.today}
            />
          ),
        },
      ]}
    />
  )
}
