// The one place that names the library; the path carries its version, so browsers may keep the file for ever.
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
