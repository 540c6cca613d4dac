// The only import of the library; its path contains the version, so browsers may cache the file forever.
export {
  Component,
  createContext,
  html,
  render,
  useCallback,
  useContext,
  useEffect,
  useErrorBoundary,
  useLayoutEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
} from '/_static/htm/3.1.1/preact/standalone.module.js';
