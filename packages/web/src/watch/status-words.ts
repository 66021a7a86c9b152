import { checkWords } from '@rongheng/core/watch/check-words'
import type { Words } from '@rongheng/core/kernel/words'
import { addWords } from '../api/known-words.ts'
import { verdictWords } from './words.ts'

addWords(checkWords)

/** Texts of status pages, and of what is chosen for them. */
export const statusWords = {
  ...verdictWords,
  'overall.up': { zh: '全部系统正常', en: 'All systems are normal' },
  'overall.up.watched': {
    zh: '正在监测的系统都正常；暂停和检修中的见下面',
    en: 'All systems being watched are normal; those paused or under maintenance stand below',
  },
  'overall.warning': { zh: '有系统需要注意', en: 'Some systems have warnings' },
  'overall.down': { zh: '有系统出现故障，已发现', en: 'Some systems are down; we have noticed' },
  'overall.in-hand': { zh: '有系统出现故障，正在处理', en: 'Some systems are down; we are on it' },
  'overall.unknown': { zh: '有系统的状态未知', en: 'The state of some systems is not known' },
  'overall.maintenance': { zh: '正在检修', en: 'Under maintenance' },
  'overall.paused': { zh: '监测已暂停', en: 'Watching is paused' },
  since: { zh: '从 {at} 开始，已 {span}', en: 'since {at}, for {span}' },
  'since.found': { zh: '从 {at} 开始，已 {span}，已发现', en: 'since {at}, for {span}; we have noticed' },
  'since.in-hand': { zh: '从 {at} 开始，已 {span}，正在处理', en: 'since {at}, for {span}; we are on it' },
  bar: { zh: '{name} 最近 90 天，每天一格', en: '{name}: the last 90 days, a bar each' },
  'day.none': { zh: '没有监测', en: 'not watched' },
  'share.days': { zh: '最近 90 天可用率 {share}', en: '{share} of the last 90 days' },
  'days.troubled': { zh: '有故障或注意的 {count} 天', en: '{count} days with trouble' },
  'day.before': { zh: '还没有监测', en: 'not watched yet' },
  'share.since': { zh: '从 {day} 起可用率 {share}', en: '{share} since {day}' },
  'share.none': { zh: '还没有可用率', en: 'No share yet' },
  maintenance: { zh: '检修安排', en: 'Maintenance' },
  'maintenance.none': { zh: '14 天内没有检修安排。', en: 'None is planned for the next 14 days.' },
  'maintenance.now': { zh: '正在检修：{systems}，到 {to}', en: 'Now: {systems}, until {to}' },
  'maintenance.planned': { zh: '{from} 到 {to}：{systems}', en: '{from} to {to}: {systems}' },
  'maintenance.weekly': {
    zh: '每{days} {from}–{to}，下一次 {next}：{systems}',
    en: 'Every {days} {from}–{to}, next on {next}: {systems}',
  },
  'maintenance.weekly-now': {
    zh: '正在检修：{systems}，到 {until}（每{days} {from}–{to}）',
    en: 'Now: {systems}, until {until} (every {days} {from}–{to})',
  },
  'weekday.1': { zh: '周一', en: 'Monday' },
  'weekday.2': { zh: '周二', en: 'Tuesday' },
  'weekday.3': { zh: '周三', en: 'Wednesday' },
  'weekday.4': { zh: '周四', en: 'Thursday' },
  'weekday.5': { zh: '周五', en: 'Friday' },
  'weekday.6': { zh: '周六', en: 'Saturday' },
  'weekday.7': { zh: '周日', en: 'Sunday' },
  'weekday.all': { zh: '天', en: 'day' },
  'next-day': { zh: '次日 {at}', en: '{at} the next day' },
  'status.at': { zh: '{at} 的状态，每半分钟更新。', en: 'As of {at}, renewed every half minute.' },
  'status.rule': {
    zh: '可用率＝正常（含注意）的时间÷（正常与故障的时间），没有监测和检修的时间不计。',
    en: 'Share: time normal or with a warning ÷ time normal or down; time not watched or under maintenance is left out.',
  },
  'status.none': { zh: '还没有选择要显示的系统。', en: 'No systems were chosen yet.' },
  'status.failed': { zh: '没有取到状态页', en: 'The status page did not arrive' },
  // What is chosen for it
  title: { zh: '状态页', en: 'Status page' },
  'title.note': {
    zh: '给本单位的人或公众看：只有系统名称、好坏、90 天和检修安排，没有地址、设备和监测点',
    en: 'For your own people or for everybody: names of systems, how they are, 90 days and maintenance; no addresses, devices or checks',
  },
  unit: { zh: '单位', en: 'Unit' },
  heading: { zh: '标题', en: 'Title' },
  note: { zh: '说明（可不填）', en: 'Note, if any' },
  'note.help': { zh: '例如联系电话；会原样公开', en: 'Such as whom to call; shown as it is' },
  slug: { zh: '网址中的名字', en: 'Name in the address' },
  'slug.help': { zh: '网址是 {address}', en: 'The address is {address}' },
  'slug.form': {
    zh: '3 到 40 个小写字母、数字或 -，不以 - 开头或结尾',
    en: '3 to 40 small letters, digits or -, not at its ends',
  },
  'shown-to': { zh: '给谁看', en: 'Shown to' },
  'shown-to.nobody': {
    zh: '先不公开（只有能设置的人可以预览）',
    en: 'Not yet (only who sets it up may look)',
  },
  'shown-to.signed-in': { zh: '本单位能看监测的人', en: 'People of the unit who may see checks' },
  'shown-to.everybody': { zh: '所有人，不用登录', en: 'Everybody, without signing in' },
  systems: { zh: '显示哪些系统', en: 'Systems shown' },
  'systems.help': { zh: '按选择的先后排列', en: 'In the order in which they are chosen' },
  save: { zh: '保存状态页', en: 'Save' },
  saved: { zh: '状态页已保存', en: 'The status page is saved' },
  look: { zh: '打开状态页', en: 'Open the status page' },
  address: { zh: '网址', en: 'Address' },
  'address.not-yet': { zh: '还没有公开，公开后这里给出网址', en: 'Not shown to anybody yet' },
  'page.none': { zh: '还没有状态页', en: 'There is no status page yet' },
  'page.none.help': {
    zh: '运维人员选好要显示的系统并公开以后，这里给出网址。',
    en: 'Once the operators have chosen its systems and opened it, its address stands here.',
  },
  required: { zh: '请填写{what}', en: 'Fill in: {what}' },
} as const satisfies Words
