// Stands where a library asks for something that no browser of ours needs.
export {};
