import { type Drafts, draftLengthMax } from '@wms/ui/host-bridge';

const prefix = 'wms-draft:';

/** Drafts in the browser's own storage, which outlives the page; a browser that forbids it keeps none and says so. */
export const browserDrafts: Drafts = {
  async read(name) {
    try {
      return localStorage.getItem(prefix + name);
    } catch {
      return null;
    }
  },
  async keep(name, text) {
    if (text !== null && text.length > draftLengthMax) return false;
    try {
      if (text === null) localStorage.removeItem(prefix + name);
      else localStorage.setItem(prefix + name, text);
      return true;
    } catch {
      return false;
    }
  },
};
