import type { DeviceLine, Register } from '@rongheng/core/assets/api'
import { deviceKinds, deviceStates } from '@rongheng/core/assets/choices'
import { endState, isNear } from '@rongheng/core/assets/ends'
import { placeOf } from '@rongheng/core/assets/place'
import { useState } from 'react'
import { ActionButton } from '../ui/ActionButton.tsx'
import { DataTable } from '../ui/DataTable.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageLink } from '../ui/PageLink.tsx'
import { SearchBox } from '../ui/SearchBox.tsx'
import { useText } from '../ui/text.tsx'
import { useGo } from '../ui/use-go.ts'
import { useQueryValue } from '../ui/use-query-value.ts'
import { useChoiceText } from './choice-text.ts'
import { DeviceStateTag } from './DeviceStateTag.tsx'
import { EndTag } from './EndTag.tsx'
import { assetWords } from './words.ts'

const BLOCK = 100

/** Which of a unit's devices fit what is looked for; a text is looked for in all that a device is told by. */
function fitting(
  r: Register,
  wanted: { readonly text: string; readonly system: string; readonly state: string; readonly ends: boolean },
): DeviceLine[] {
  const text = wanted.text.normalize('NFKC').trim().toLowerCase()
  return r.devices.filter(
    (one) =>
      (wanted.system === '' || one.systemId === wanted.system) &&
      (wanted.state === '' || one.state === wanted.state) &&
      (!wanted.ends || (one.state !== 'scrapped' && isNear(endState(one.warrantyEndsOn, r.today)))) &&
      (text === '' ||
        [one.name, one.assetNumber, one.serial, one.brand, one.model, one.address].some((part) =>
          part.normalize('NFKC').toLowerCase().includes(text),
        )),
  )
}

/** The devices of a unit, looked for by text, system, state and end of warranty. */
export function DeviceList({ register: r, mayWrite }: { register: Register; mayWrite: boolean }) {
  const t = useText(assetWords)
  const choice = useChoiceText()
  const go = useGo()
  const [text, setText] = useQueryValue('text')
  const [system, setSystem] = useQueryValue('system')
  const [state, setState] = useQueryValue('state')
  const [ends, setEnds] = useQueryValue('ends')
  const [count, setCount] = useState(BLOCK)
  const found = fitting(r, { text, system, state, ends: ends === 'true' })
  return (
    <>
      <div className="filters no-print">
        <SearchBox label={t('search.help')} value={text} onSearch={setText} />
        <label>
          {t('system')}
          <select className="select" value={system} onChange={(event) => setSystem(event.target.value)}>
            <option value="">{t('all')}</option>
            {r.systems.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('state')}
          <select className="select" value={state} onChange={(event) => setState(event.target.value)}>
            <option value="">{t('all')}</option>
            {Object.keys(deviceStates).map((one) => (
              <option key={one} value={one}>
                {choice(deviceStates, one)}
              </option>
            ))}
          </select>
        </label>
        <label className="as-check">
          <input
            type="checkbox"
            checked={ends === 'true'}
            onChange={(event) => setEnds(event.target.checked ? 'true' : '')}
          />
          {t('filter.ends')}
        </label>
        <ActionButton
          label={t('discover')}
          disabledReason={mayWrite ? null : t('may-not.write')}
          onPress={() => go(`/assets/discover?unit=${r.unitId}`)}
        />
        <ActionButton
          label={t('labels')}
          disabledReason={found.length === 0 ? t('none.rows') : null}
          onPress={() => go(`/assets/labels?unit=${r.unitId}&system=${system}&state=${state}`)}
        />
      </div>
      <DataTable
        caption={t('tab.device')}
        rows={found.slice(0, count)}
        rowKey={(device) => device.id}
        empty={<EmptyState title={t('none.rows')} />}
        columns={[
          {
            key: 'name',
            title: t('name'),
            head: true,
            cell: (device) => <PageLink to={`/assets/devices/${device.id}`}>{device.name}</PageLink>,
          },
          { key: 'kind', title: t('kind'), cell: (device) => choice(deviceKinds, device.kind) },
          {
            key: 'system',
            title: t('system'),
            cell: (device) => r.systems.find((one) => one.id === device.systemId)?.name ?? t('end.unsaid'),
          },
          {
            key: 'place',
            title: t('place'),
            cell: (device) => placeOf(r.locations, device.locationId) ?? t('end.unsaid'),
          },
          {
            key: 'number',
            title: t('number'),
            cell: (device) => device.assetNumber || device.serial || t('end.unsaid'),
          },
          { key: 'state', title: t('state'), cell: (device) => <DeviceStateTag state={device.state} /> },
          {
            key: 'warranty',
            title: t('warranty'),
            cell: (device) => <EndTag on={device.warrantyEndsOn} today={r.today} />,
          },
        ]}
      />
      {found.length > count && (
        <p className="no-print">
          <ActionButton
            label={t('more', { n: found.length - count })}
            onPress={() => setCount(count + BLOCK * 5)}
          />
        </p>
      )}
    </>
  )
}
