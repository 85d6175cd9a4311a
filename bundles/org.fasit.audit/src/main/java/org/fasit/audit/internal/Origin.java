package org.fasit.audit.internal;

/**
 * Who tells.
 *
 * @param site Audit Enterprise Site ID; may be empty
 * @param host name of this machine
 * @param application name with version
 * @param process process id
 * @param user who is signed in to this machine
 */
record Origin(String site, String host, String application, long process, String user) {

  static Origin here(String site, String application) {
    return new Origin(
        site,
        HostName.find(),
        application,
        ProcessHandle.current().pid(),
        System.getProperty("user.name", "unknown"));
  }
}
