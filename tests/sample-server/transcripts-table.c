/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "transcripts-table.h"

/* Where an exchange is not replayed, what tests the same thing instead is named. */
#define CONNECTION "several connections or timing; instead: sample-server-connection/"
#define COMMANDS   "commands in certain states; instead: sample-server-commands/"
#define CLIENT     "time or bytes; instead: sample-server-client/"
#define PLUGINS    "the sample server has no plugins"
#define FILES      "the sample server reads no files of the disk"
#define SESSION_INSIDE                                                                             \
  "the packed bytes hold the session id of the recording; instead: sample-server-connection/"

const TranscriptRule transcript_rules[] = {
  /* Nothing sent. */
  { "greeting", REPLAY_GREETING },
  { "noguest_greeting", REPLAY_GREETING, FLAG_NO_GUESTS },
  { "greeting_after_guests_off", REPLAY_GREETING, FLAG_NO_GUESTS },

  /* Frames. */
  { "frame_bad_json", REPLAY_FRAME, FLAG_CODE_ONLY },
  { "frame_byte_by_byte", REPLAY_NOT, 0, SESSION_INSIDE "pieces" },
  { "frame_eof_split", REPLAY_NOT, 0, SESSION_INSIDE "pieces" },
  { "frame_half_close", REPLAY_NOT, 0, SESSION_INSIDE "half-close" },
  { "frame_eof_in_stored_gzip", REPLAY_NOT, 0, SESSION_INSIDE "marker-in-stored" },
  { "frame_eof_in_text_level5", REPLAY_NOT, 0, SESSION_INSIDE "marker-in-stored" },
  { "frame_json_ending_in_eof", REPLAY_NOT, 0, SESSION_INSIDE "marker-at-end-of-text" },
  { "frame_level0", REPLAY_NOT, 0, SESSION_INSIDE "frames" },
  { "frame_two_gzip_members", REPLAY_NOT, 0, SESSION_INSIDE "frames" },
  { "frame_*", REPLAY_FRAME },
  { "encoding_raw_utf8_request", REPLAY_CALL },
  { "encoding_key_order", REPLAY_NOT, 0, CLIENT "forms-of-a-message" },
  { "encoding_of_non_ascii", REPLAY_NOT, 0, CLIENT "surrogate-pairs" },
  { "size_*", REPLAY_NOT, 0, "sizes and times, not exchanges" },

  /* Logins and sessions. */
  { "login_again_same_connection", REPLAY_LOGIN },
  { "login_again_wrong_password", REPLAY_LOGIN },
  { "login_retry_after_wrong_password", REPLAY_LOGIN },
  { "login_with_live_session_id", REPLAY_CALL },
  { "login_*", REPLAY_LOGIN },
  { "guest_login_after_guests_off", REPLAY_LOGIN, FLAG_NO_GUESTS },
  { "noguest_bogus_session_then_good", REPLAY_NOT, 0, CONNECTION "no-guests" },
  { "noguest_*", REPLAY_FRESH, FLAG_NO_GUESTS },
  { "authenticated_then_old_session_again", REPLAY_NOT, 0, CONNECTION "old-session-is-good" },
  { "authenticated_then_*", REPLAY_LATER },
  { "unauthenticated_*", REPLAY_FRESH },
  { "first_session_after_failed_relogin", REPLAY_CALL, 0, "login_again_wrong_password" },
  { "session_list", REPLAY_LATER },
  { "session_number", REPLAY_LATER },
  { "session_expired*", REPLAY_NOT, 0, CLIENT "expired" },
  { "session_kept_alive", REPLAY_NOT, 0, CLIENT "kept-alive" },
  { "session_shared_*", REPLAY_NOT, 0, CONNECTION "shared-session" },
  { "session_after_first_connection_closed", REPLAY_NOT, 0, CONNECTION "shared-session" },
  { "session_after_*_with_commands", REPLAY_NOT, 0, CONNECTION "pinned-session" },
  { "session_after_*", REPLAY_NOT, 0, CONNECTION "forgotten-session" },
  { "after_restart_old_session", REPLAY_LATER },
  { "server_logout_unauthenticated", REPLAY_FRESH },
  { "server_requestauth_no_session", REPLAY_FRESH },
  { "server_*", REPLAY_CALL },
  { "broadcast_by_data_true", REPLAY_NOT, 0, CONNECTION "quit-by-true" },
  { "broadcast_during_pending_call", REPLAY_NOT, 0, CONNECTION "push-instead-of-reply" },
  { "broadcast_*restart*", REPLAY_NOT, 0, CONNECTION "restart" },
  { "broadcast_shutdown_application", REPLAY_NOT, 0, CONNECTION "quit-by-function" },
  { "broadcast_serverquit_by_unauthenticated", REPLAY_NOT, 0, CONNECTION "quit-by-stranger" },
  { "broadcast_serverquit", REPLAY_NOT, 0, CONNECTION "quit" },
  { "pipeline_during_slow_call", REPLAY_NOT, 0, CONNECTION "pipelining-behind-slow-call" },
  { "pipeline_*", REPLAY_NOT, 0, CONNECTION "pipelining-stalls" },
  { "limit_allowed_clients", REPLAY_NOT, 0, CONNECTION "limit" },

  /* Messages. */
  { "msg_poison_2", REPLAY_CALL, 0, "msg_poison_1" },
  { "msg_poison_3", REPLAY_CALL, 0, "msg_poison_1 msg_poison_2" },
  { "msg_stale_errors_2", REPLAY_CALL, 0, "msg_stale_errors_1" },
  { "msg_stale_errors_3", REPLAY_CALL, 0, "msg_stale_errors_1 msg_stale_errors_2" },
  { "msg_with_js_client_id", REPLAY_FRESH },
  { "msg_missing_session", REPLAY_FRESH },
  { "msg_*", REPLAY_CALL },
  { "name_null_then_get_config", REPLAY_CALL, 0, "login_name_null" },
  { "name_*", REPLAY_NOT, 0,
    "the name of an earlier login counts; instead: sample-server-connection/names" },
  { "guest_may_*", REPLAY_CALL },

  /* Settings. */
  { "get_config_all", REPLAY_NOT, 0, "the sample server has the settings that matter to it" },
  { "get_config_this_after", REPLAY_CALL, 0, "set_config_this" },
  { "get_config_*", REPLAY_CALL },
  { "set_config*", REPLAY_CALL },
  { "save_config", REPLAY_CALL },
  { "get_translations_unknown", REPLAY_CALL },
  { "get_translations*", REPLAY_NOT, 0, "the sample server has few translations" },

  /* Commands and pictures. */
  { "command_ids_*", REPLAY_CALL },
  { "command_progress_unknown_id", REPLAY_CALL },
  { "command_unknown_id", REPLAY_CALL },
  { "command_string_id", REPLAY_CALL },
  { "command_value_unknown_id", REPLAY_CALL },
  { "command_progress_all", REPLAY_NOT, 0, COMMANDS "progress" },
  { "command_value_before_finished", REPLAY_NOT, 0, COMMANDS "queue" },
  { "command_value_partial", REPLAY_NOT, 0, COMMANDS "queue" },
  { "command_value_*", REPLAY_NOT, 0, COMMANDS "values-are-kept" },
  { "stop_command_unknown", REPLAY_CALL },
  { "stop_command_finished", REPLAY_NOT, 0, COMMANDS "values-are-kept" },
  { "stop_command_running*", REPLAY_NOT, 0, COMMANDS "queue" },
  { "start_command_finished", REPLAY_NOT, 0, COMMANDS "finished" },
  { "image_burst_states", REPLAY_NOT, 0, COMMANDS "queue" },
  { "image_grouping_1_get_image", REPLAY_IMAGE },
  { "image_*_url_1_get_image", REPLAY_IMAGE },
  { "image_url_and_uri_1_get_image", REPLAY_IMAGE },
  { "image_*_1_get_image", REPLAY_IMAGE, FLAG_MODERN },
  { "image_*", REPLAY_NOT, 0, "replayed with its get_image" },
  { "unpatched_image_value", REPLAY_NOT, 0, COMMANDS "legacy" },
  { "http_thumbnails", REPLAY_NOT, 0, "HTTP; instead: sample-server-commands/web" },
  { "new_item_bad_key", REPLAY_CALL },
  { "new_item_empty", REPLAY_CALL },
  { "new_item_with_id", REPLAY_CALL },
  { "new_item_gallery_*", REPLAY_NOT, 0, "replayed with new_item_gallery" },
  { "new_item_*", REPLAY_COMMAND },
  { "check_update", REPLAY_COMMAND },
  { "update_application", REPLAY_COMMAND },
  { "get_similar_unknown", REPLAY_COMMAND },
  { "get_similar_bad_type", REPLAY_CALL },
  { "get_similar_value", REPLAY_NOT, 0,
    "an error that the real server makes only just after the end of a command" },
  { "get_similar", REPLAY_COMMAND },
  { "check_update_*", REPLAY_NOT, 0, "replayed with check_update" },
  { "update_application_*", REPLAY_NOT, 0, "replayed with update_application" },
  { "get_similar_*", REPLAY_NOT, 0, "replayed with get_similar" },

  /* What the sample server does not have. */
  { "*_plugin", REPLAY_NOT, 0, PLUGINS },
  { "*_plugin_unknown", REPLAY_NOT, 0, PLUGINS },
  { "*_plugin_config", REPLAY_NOT, 0, PLUGINS },
  { "list_plugins*", REPLAY_NOT, 0, PLUGINS },
  { "load_gallery_from_path*", REPLAY_NOT, 0, FILES },
  { "scan_galleries*", REPLAY_NOT, 0, FILES },
  { "*temporary_view*", REPLAY_NOT, 0, FILES },
  { "inbox_after_submit", REPLAY_NOT, 0, FILES },
  { "get_locales", REPLAY_CALL },

  /* Lists. */
  { "library_view_paging_counts", REPLAY_NOT, 0,
    "described in words; instead: sample-server-views/joins" },
  { "search_new_gallery", REPLAY_NOT, 0,
    "finds what was made before; instead: sample-server-edits/new-and-delete" },
  { "get_tags_collection", REPLAY_CALL },

  /* Membership. */
  { "add_to_filter_again", REPLAY_CALL, 0, "add_to_filter" },
  { "add_to_filter*", REPLAY_CALL },
  { "remove_from_filter_not_in", REPLAY_CALL, 0, "add_to_filter remove_from_filter" },
  { "remove_from_filter", REPLAY_CALL, 0, "add_to_filter" },
  { "remove_from_filter_unknown", REPLAY_CALL },

  /* Everything else is one call. */
  { "count_*", REPLAY_CALL },
  { "gallery_*", REPLAY_CALL },
  { "get_*", REPLAY_CALL },
  { "library_view*", REPLAY_CALL },
  { "open_gallery*", REPLAY_CALL },
  { "reply_notification", REPLAY_CALL },
  { "search_*", REPLAY_CALL },
  { "source_exists*", REPLAY_CALL },
  { "translate*", REPLAY_CALL },
  { "update_*", REPLAY_CALL },
  { NULL },
};
