export declare function listFirstView(build: string, page: string): string[];
export declare function listImports(build: string, script: string): string[];
