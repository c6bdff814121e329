declare const PageCache: unknown;
export default PageCache;
