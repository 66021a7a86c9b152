import type { EventKind } from '../../assets/choices.ts'
import { AssetEvent } from '../../assets/history.ts'
import type { Fen } from '../../kernel/money.ts'
import { addDays, type Day, dayStart } from '../../kernel/time.ts'
import { centerId, examplePeople } from '../center.ts'
import { exampleId } from '../ids.ts'
import { deviceId } from './devices.ts'
import { vendorId } from './vendors.ts'

type Row = readonly [
  daysAgo: number,
  device: string,
  EventKind,
  text: string,
  yuan: number | null,
  by: Parameters<typeof vendorId>[0] | null,
]

/** What happened to devices in the year before, with what the troubles of that year led to. */
const rows: readonly Row[] = [
  [340, 'cms', 'maintenance', '季度巡检：除尘，检查电源和风扇，正常。', null, 'network'],
  [325, 'subtitle', 'fault', '字幕机蓝屏，播出字幕中断21分钟。', null, null],
  [324, 'subtitle', 'upgrade', '更新显卡驱动和系统补丁。', 0, 'broadcast'],
  [309, 'link', 'repair', '光缆被挖断期间切换到微波备路，运营商当晚接通光缆。', null, 'broadcast'],
  [287, 'switcher', 'repair', '控制网口松动，重新插接并加固。', 0, 'broadcast'],
  [261, 'nle-2', 'repair', '系统补丁导致反复重启，回退补丁。', 0, 'studio'],
  [250, 'ups-room', 'maintenance', '电池组放电测试，实测放电48分钟。', 600, 'network'],
  [218, 'storage-switch', 'replacement', '更换网线1根，端口协商恢复万兆。', 80, 'network'],
  [188, 'playout-2', 'replacement', '更换16G内存1条。', 860, 'broadcast'],
  [160, 'camera-tower', 'repair', '雷击断电后复位，加装浪涌保护器。', 420, 'studio'],
  [139, 'cms', 'maintenance', '清理数据盘日志，加磁盘预测告警。', 0, 'safety'],
  [122, 'array', 'replacement', '更换故障硬盘1块，重建9小时。', 2_150, 'studio'],
  [97, 'air', 'fault', '压缩机停机，机房温度升到63度，启用备用空调。', null, null],
  [83, 'playout-1', 'upgrade', '播出软件升级；升级后控制服务未自动启动，已修正启动项。', 0, 'broadcast'],
  [60, 'transmitter', 'maintenance', '半年检修：测试功率、驻波比和防雷接地，合格。', 1_200, 'broadcast'],
  [41, 'matrix', 'moved', '由A01机柜移到A02机柜。', null, null],
  [23, 'core-switch', 'replacement', '电源模块故障，更换备用电源模块，停机43分钟。', 3_200, 'network'],
  [18, 'ups-tower', 'maintenance', '更换蓄电池一组（16节）。', 4_480, 'network'],
  [12, 'encoder-tv', 'repair', '编码器到源站链路拥塞，直播改走备路。', 0, 'broadcast'],
  [3, 'air', 'fault', '压缩机再次停机，等待配件，备用空调运行中。', null, null],
  [1, 'nle-4', 'fault', '显卡驱动崩溃，重启恢复。', null, null],
]

export const exampleAssetEvents = (today: Day): AssetEvent[] =>
  rows.map(([daysAgo, device, kind, text, yuan, by], nth) =>
    AssetEvent.parse({
      id: exampleId('aev', '9999', nth + 1),
      unitId: centerId,
      subjectId: deviceId(device),
      kind,
      happenedOn: addDays(today, -daysAgo),
      text,
      costFen: yuan === null ? null : ((yuan * 100) as Fen),
      vendorId: by && vendorId(by),
      photoId: null,
      recordedAt: dayStart(addDays(today, -daysAgo)) + 17 * 3_600_000,
      recordedBy: examplePeople.operator.id,
      recordedByName: examplePeople.operator.name,
    }),
  )
