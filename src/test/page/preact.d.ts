/** What the page's library, Preact with htm, exports. */
import type { ComponentChildren } from 'preact';

export { Component, createContext, render } from 'preact';
export * from 'preact/hooks';

/** A value in a template. */
export type TemplateValue =
  ((...values: any[]) => unknown) | object | string | number | boolean | bigint | symbol | null | undefined;

/** Makes elements of a template. The properties of components are not checked. */
export function html(strings: TemplateStringsArray, ...values: TemplateValue[]): ComponentChildren;
