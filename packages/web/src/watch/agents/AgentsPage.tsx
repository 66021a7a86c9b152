import { agentApi, type AgentView } from '@rongheng/core/watch/agent-api'
import { useState } from 'react'
import { useReadWhen } from '../../api/use-read.ts'
import { useWrite } from '../../api/use-write.ts'
import { useMay } from '../../app/session.ts'
import { useSaid } from '../../app/use-said.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { ConfirmAction } from '../../ui/ConfirmAction.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { PageLink } from '../../ui/PageLink.tsx'
import { PageTitle } from '../../ui/PageTitle.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { useText } from '../../ui/text.tsx'
import { AgentForm } from './AgentForm.tsx'
import { AgentState, ClockCell, WaitingCell } from './AgentState.tsx'
import { OnceCommand } from './OnceCommand.tsx'
import { agentPageWords } from './words.ts'
import '../../ui/forms.css'
import '../watch.css'
import './agents.css'

const AGAIN_MS = 5_000

/** The agents: how they are, what they run, and for administrators how one is added and turned away. */
export function AgentsPage() {
  const t = useText(agentPageWords)
  const mayManage = useMay('agent.write')
  const maySee = useMay('agent.read')
  const [edited, setEdited] = useState<AgentView | 'new' | null>(null)
  const [code, setCode] = useState<string | null>(null)
  const seen = useReadWhen(agentApi.listAgents, {}, { when: maySee, everyMs: AGAIN_MS })
  const managed = useReadWhen(agentApi.manageAgents, {}, { when: !maySee, everyMs: AGAIN_MS })
  const { data, error } = maySee ? seen : managed
  const close = (made: string | null) => {
    setEdited(null)
    if (made) setCode(made)
  }
  return (
    <>
      <PageTitle
        note={t('agents.note')}
        actions={
          <ActionButton
            primary
            label={t('add')}
            disabledReason={mayManage ? null : t('may-not.manage')}
            onPress={() => setEdited('new')}
          />
        }
      >
        {t('agents')}
      </PageTitle>
      {code !== null && <OnceCommand code={code} onDone={() => setCode(null)} />}
      <ErrorSummary error={data ? null : error} />
      {!data && !error && <Loading />}
      {data && (
        <DataTable
          caption={t('agents')}
          rows={data.items}
          rowKey={(row) => row.id}
          rowTone={(row) => (row.state === 'silent' ? 'bad' : undefined)}
          empty={<EmptyState title={t('agents.none')} help={t('agents.none.help')} />}
          columns={[
            {
              key: 'name',
              title: t('name'),
              head: true,
              cell: (row) => (
                <div>
                  {row.name}
                  <div className="muted">{[row.place, row.unitName].filter(Boolean).join(' · ')}</div>
                </div>
              ),
            },
            { key: 'state', title: t('state'), cell: (row) => <AgentState agent={row} /> },
            { key: 'waiting', title: t('waiting'), cell: (row) => <WaitingCell agent={row} /> },
            { key: 'skew', title: t('skew'), cell: (row) => <ClockCell agent={row} /> },
            { key: 'checks', title: t('checks'), cell: (row) => <Checks agent={row} /> },
            ...(mayManage
              ? [
                  {
                    key: 'actions',
                    title: t('actions'),
                    cell: (row: AgentView) => (
                      <Acts agent={row} onEdit={() => setEdited(row)} onCode={setCode} />
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
      <SidePanel
        open={edited !== null}
        title={t(edited === 'new' ? 'add' : 'edit.title')}
        onClose={() => setEdited(null)}
      >
        {edited && <AgentForm agent={edited === 'new' ? null : edited} onDone={close} />}
      </SidePanel>
    </>
  )
}

/** What it runs, and what of that it cannot run. */
function Checks({ agent }: { agent: AgentView }) {
  const t = useText(agentPageWords)
  const said = useSaid()
  const faults = agent.report?.faults ?? []
  if (agent.checkCount === 0) return agent.state === 'revoked' ? '—' : t('checks.none')
  const nameOf = (id: string) => agent.checks.find((check) => check.id === id)?.name ?? id
  return (
    <div>
      {agent.checks.length === 0 ? (
        t('checks.count', { count: agent.checkCount })
      ) : (
        <details>
          <summary>{t('checks.count', { count: agent.checkCount })}</summary>
          <ul className="wg-list">
            {agent.checks.map((check) => (
              <li key={check.id}>
                <PageLink to={`/watch/checks/${check.id}/edit`}>{check.name}</PageLink>
              </li>
            ))}
          </ul>
        </details>
      )}
      {faults.length > 0 && (
        <details>
          <summary>{t('faults', { count: faults.length })}</summary>
          <ul className="wg-list">
            {faults.map(({ checkId, text }) => (
              <li key={checkId}>
                {nameOf(checkId)} <span className="muted">{said(text)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

function Acts(p: { agent: AgentView; onEdit: () => void; onCode: (code: string) => void }) {
  const t = useText(agentPageWords)
  const { agent } = p
  const may = useMay('agent.write', agent.unitId)
  const renew = useWrite(agentApi.renewCode)
  const revoke = useWrite(agentApi.revokeAgent)
  if (!may || agent.state === 'revoked') return null
  const which = { agentId: agent.id, version: agent.version }
  return (
    <div className="wg-acts">
      <ActionButton label={t('edit')} what={agent.name} onPress={p.onEdit} />
      <ConfirmAction
        label={t('renew-code')}
        title={t('renew-code.title', { name: agent.name })}
        onConfirm={async () => p.onCode((await renew.mutateAsync(which)).code)}
      >
        <p>{t('renew-code.help')}</p>
      </ConfirmAction>
      <ConfirmAction
        label={t('revoke')}
        title={t('revoke.title', { name: agent.name })}
        danger
        onConfirm={() => revoke.mutateAsync(which)}
      >
        <p>{t('revoke.help', { count: agent.checkCount })}</p>
      </ConfirmAction>
    </div>
  )
}
