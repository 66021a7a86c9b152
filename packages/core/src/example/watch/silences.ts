import { addDays, type Day, dayStart } from '../../kernel/time.ts'
import { MaintenanceTime } from '../../watch/maintenance.ts'
import { MaintenanceWindow } from '../../watch/maintenance-window.ts'
import { Silence } from '../../watch/silence.ts'
import { centerId, examplePeople } from '../center.ts'
import { exampleId } from '../ids.ts'
import { checkId } from './checks.ts'
import { systemId } from './systems.ts'
import { serviceHours } from './troubles.ts'

/** Every Tuesday at night, for as long as anybody remembers. */
export const exampleWindow = {
  time: MaintenanceTime.parse({
    kind: 'weekly',
    weekdays: [serviceHours.weekday],
    from: serviceHours.from,
    to: serviceHours.to,
    firstOn: '2020-01-07',
    lastOn: null,
  }),
}

const { id: operatorId, name: operatorName } = examplePeople.operator

/** The weekly maintenance, and one that is over. */
export function exampleWindows(today: Day): MaintenanceWindow[] {
  const nightFrom = dayStart(addDays(today, -18)) + 22.5 * 3_600_000
  const shape = {
    unitId: centerId,
    checkIds: [],
    createdBy: operatorId,
    createdByName: operatorName,
    ended: null,
    version: 1,
  }
  return [
    MaintenanceWindow.parse({
      ...shape,
      id: exampleId('mnt', '9999', 1),
      name: '例行检修',
      time: exampleWindow.time,
      everything: true,
      systemIds: [],
      reason: '每周二凌晨检修时段，更新补丁、重启和切换测试。',
    }),
    MaintenanceWindow.parse({
      ...shape,
      id: exampleId('mnt', '9999', 2),
      name: '发射机房UPS换电池',
      time: { kind: 'once', from: nightFrom, to: nightFrom + 3 * 3_600_000 },
      everything: false,
      systemIds: [],
      checkIds: [checkId('ups-tower')],
      reason: '更换蓄电池一组，期间由市电直供。',
    }),
  ]
}

/** Silences that are over. */
export function exampleSilences(today: Day): Silence[] {
  const at = (daysAgo: number, hour: number) => dayStart(addDays(today, -daysAgo)) + hour * 3_600_000
  const shape = {
    unitId: centerId,
    sources: [],
    text: '',
    createdBy: operatorId,
    createdByName: operatorName,
    ended: null,
  }
  return [
    Silence.parse({
      ...shape,
      id: exampleId('sil', '9999', 1),
      systemIds: [],
      checkIds: [checkId('mam-search')],
      from: at(296, 14),
      until: at(296, 18),
      reason: '正在重建媒资索引，检索慢是预料之中的。',
    }),
    Silence.parse({
      ...shape,
      id: exampleId('sil', '9999', 2),
      systemIds: [systemId('wechat')],
      checkIds: [],
      from: at(231, 12),
      until: at(230, 9),
      reason: '公众平台接口次数用完，次日零点恢复，已改统一缓存。',
    }),
  ]
}
