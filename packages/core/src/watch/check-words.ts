import type { Words } from '../kernel/words.ts'

/** Refusals and acts of checks. */
export const checkWords = {
  'watch.no-such-check': {
    zh: '没有这个监测点，或者它不在您的权限范围内。',
    en: 'There is no such check, or it is outside your reach.',
  },
  'watch.check-name-taken': {
    zh: '已有叫“{name}”的监测点，请换一个名称。',
    en: 'There is already a check called “{name}”. Take another name.',
  },
  'watch.timeout-over-interval': {
    zh: '不能比间隔时间长：上一次还没有结果，下一次就开始了',
    en: 'cannot be longer than the interval: the next probe would begin before the last has ended',
  },
  'watch.no-metric': {
    zh: '这类监测点不测这个数，请重新选择',
    en: 'this kind of check does not measure it: choose again',
  },
  'watch.no-such-need': {
    zh: '“依赖的监测点”里有一个已经不在，或属于别的单位。请重新选择。',
    en: 'One of the checks that this one needs is gone, or belongs to another unit. Choose again.',
  },
  'watch.needs-circle': {
    zh: '不能依赖“{name}”：它直接或间接地依赖这个监测点，互相依赖就说不清谁是原因。',
    en: 'It cannot need “{name}”, which itself needs this check, directly or through others.',
  },
  'watch.no-such-system': {
    zh: '没有这个系统，或者它不属于这个单位。请重新选择系统。',
    en: 'There is no such system, or it belongs to another unit. Choose again.',
  },
  'watch.no-such-device': {
    zh: '没有这台设备，或者它不属于这个单位。请重新选择设备。',
    en: 'There is no such device, or it belongs to another unit. Choose again.',
  },
  'watch.out-of-reach': {
    zh: '地址 {address} 不在允许访问的范围内，没有保存。请系统管理员在“允许访问的地址”里加上它；本机和链路本地地址要连端口一起写。',
    en: 'The address {address} is outside what the program may reach, so nothing was saved. The system administrator can add it; addresses of this machine need their port.',
  },
  'watch.reason-needed': { zh: '请写明原因。', en: 'Say why.' },
  'watch.not-a-place': {
    zh: '“{name}”的地址“{place}”写法不对，没有复制。',
    en: 'The address “{place}” of “{name}” is not written in the right form; nothing was copied.',
  },
  'watch.not-tried-here': {
    zh: '这类监测点不能试：它的数据自己报来，或者这台服务器上没有探测它的程序。',
    en: 'This kind of check cannot be tried: its data come by themselves, or nothing on this server can look at it.',
  },
  'watch.try-hangs': {
    zh: '试了 {s} 秒还没有结果，已停止。',
    en: 'There was no result after {s} seconds; it was given up.',
  },
  'watch.not-pushed': {
    zh: '只有“自报”类监测点才有上报地址。',
    en: 'Only a check of the kind push has an address to be told at.',
  },
  'watch.secret-key-differs': {
    zh: '这台服务器上的密钥文件不是当初加密这些密码的那一个。请放回原来的密钥文件，或重新填写密码。',
    en: 'The key file on this server is not the one these passwords were sealed with. Put the old file back, or enter the passwords again.',
  },
  'watch.no-such-sample': {
    zh: '没有这份留存的内容，或者它不在您的权限范围内。',
    en: 'There is nothing kept under this name, or it is outside your reach.',
  },
  'watch.no-such-frame': {
    zh: '这路信号还没有画面，或者它不在您的权限范围内。',
    en: 'There is no picture of this stream yet, or it is outside your reach.',
  },
  'watch.slug-form': {
    zh: '用 3 到 40 个小写字母、数字或 -，不以 - 开头或结尾',
    en: 'use 3 to 40 small letters, digits or -, not at its ends',
  },
  'watch.slug-taken': {
    zh: '地址“{slug}”已经有别的单位在用，请换一个。',
    en: 'Another unit has the address “{slug}” already. Take another.',
  },
  'watch.no-such-status-page': {
    zh: '没有这个状态页，或者它只给登录的人看。',
    en: 'There is no such status page, or it is shown to people who sign in only.',
  },
  'watch.status-page-not-open': {
    zh: '这个状态页还没有公开，现在只有能设置它的人可以预览。可以请运维人员公开。',
    en: 'This status page is not open yet: only who sets it up may look at it. Ask the operators to open it.',
  },
  'act.status-page.save': { zh: '修改了状态页', en: 'changed the status page' },
  'act.check.create': { zh: '新建了监测点', en: 'set up the check' },
  'act.check.save': { zh: '修改了监测点', en: 'changed the check' },
  'act.check.copy': { zh: '复制出监测点', en: 'set up, as a copy, the check' },
  'act.check.pause': { zh: '暂停了监测点', en: 'paused the check' },
  'act.check.resume': { zh: '恢复了监测点', en: 'resumed the check' },
  'act.check.remove': { zh: '删除了监测点', en: 'removed the check' },
  'act.check.renew-push': { zh: '更换了监测点的上报地址', en: 'renewed the push address of the check' },
} as const satisfies Words
