import type { ModalFuncProps } from 'antd';
import { create } from 'zustand';

export type ModalKind = 'confirm' | 'info' | 'warning' | 'error';
export type Asked = { kind: ModalKind; props: ModalFuncProps };

/** What was asked and is not on screen yet; undefined until something was asked at all. */
export const useAsked = create<{ waiting: readonly Asked[] | undefined }>(() => ({ waiting: undefined }));
