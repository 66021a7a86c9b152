import type { ThemeConfig } from 'antd'

/** Colours with at least 4.5:1 on white, and type that a tired clerk can read. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#0b5cab',
    colorLink: '#0b5cab',
    colorSuccess: '#1a7f37',
    colorWarning: '#9a5b00',
    colorError: '#b42318',
    colorText: '#1b2430',
    colorTextSecondary: '#4a5565',
    colorTextTertiary: '#5d6878',
    colorTextPlaceholder: '#6b7686',
    colorBgLayout: '#f4f6f9',
    borderRadius: 6,
    fontSize: 15,
    fontFamily:
      'system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei", sans-serif',
  },
}
