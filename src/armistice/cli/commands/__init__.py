"""The commands, one module each; every module has its command under the name ``command``."""
