/** What the page's library, Preact with htm, exports. */
import type { ComponentChildren } from 'preact';

export { Component, createContext, render } from 'preact';
export * from 'preact/hooks';

/** An event of a form field in a template. */
export type FieldEvent = Event & { readonly target: HTMLInputElement };

/** A value in a template. A function without types of its own listens to a field. */
export type TemplateValue =
  ((event: FieldEvent) => unknown) | object | string | number | boolean | bigint | symbol | null | undefined;

/** Makes elements of a template. The properties of components are not checked. */
export function html(strings: TemplateStringsArray, ...values: TemplateValue[]): ComponentChildren;
