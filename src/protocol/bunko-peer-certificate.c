/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bunko-peer-certificate.h"

/* Bytes of a SHA-256 hash. */
#define HASH_LENGTH 32

/* Names in a certificate may be as long as whoever made it liked. */
#define MAX_NAME_LENGTH 256

/**
 * BunkoPeerCertificate:
 *
 * The certificate that a server showed, as a person looks at it. Immutable and reference counted.
 * Nothing of it is true unless it was verified, or the fingerprint is the one that is expected.
 */
struct _BunkoPeerCertificate
{
  gatomicrefcount ref_count;
  char *fingerprint;
  char *subject;
  char *issuer;
  char *pem;
  GDateTime *valid_from;
  GDateTime *valid_until;
  GTlsCertificateFlags errors;
};

G_DEFINE_BOXED_TYPE (BunkoPeerCertificate,
                     bunko_peer_certificate,
                     bunko_peer_certificate_ref,
                     bunko_peer_certificate_unref)

static char *
format_fingerprint (const guint8 *hash)
{
  GString *text = g_string_sized_new (HASH_LENGTH * 3);

  for (guint i = 0; i < HASH_LENGTH; i++)
    g_string_append_printf (text, i > 0 ? ":%02X" : "%02X", hash[i]);
  return g_string_free_and_steal (text);
}

/**
 * bunko_fingerprint_of:
 * @certificate: a certificate
 *
 * Computes the SHA-256 fingerprint of a certificate, as other programs show it.
 *
 * Returns: (transfer full): 32 bytes in upper-case hexadecimal digits, with colons between them
 */
char *
bunko_fingerprint_of (GTlsCertificate *certificate)
{
  g_autoptr (GByteArray) data = NULL;
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 hash[HASH_LENGTH];
  gsize length = sizeof hash;

  g_return_val_if_fail (G_IS_TLS_CERTIFICATE (certificate), NULL);

  g_object_get (certificate, "certificate", &data, NULL);
  g_checksum_update (checksum, data->data, (gssize) data->len);
  g_checksum_get_digest (checksum, hash, &length);
  return format_fingerprint (hash);
}

/**
 * bunko_fingerprint_accepts:
 * @fingerprint: (nullable): the fingerprint that a person trusts, as of bunko_fingerprint_of()
 * @certificate: a certificate
 * @errors: what is wrong with it
 *
 * Decides whether a certificate that could not be verified is good enough. A fingerprint stands for
 * exactly one certificate and so says more than the name, the issuer and the dates in it, which is
 * why these may be wrong then, and why it does not matter how it is signed. Nothing else may be
 * wrong: a certificate that was called back is refused.
 *
 * Returns: whether it is the one that is trusted, and may be used
 */
gboolean
bunko_fingerprint_accepts (const char *fingerprint,
                           GTlsCertificate *certificate,
                           GTlsCertificateFlags errors)
{
  const GTlsCertificateFlags excused =
      G_TLS_CERTIFICATE_UNKNOWN_CA | G_TLS_CERTIFICATE_BAD_IDENTITY |
      G_TLS_CERTIFICATE_NOT_ACTIVATED | G_TLS_CERTIFICATE_EXPIRED | G_TLS_CERTIFICATE_INSECURE;
  g_autofree char *shown = NULL;

  g_return_val_if_fail (G_IS_TLS_CERTIFICATE (certificate), FALSE);

  if (fingerprint == NULL || (errors & ~excused) != 0)
    return FALSE;
  shown = bunko_fingerprint_of (certificate);
  return g_str_equal (shown, fingerprint);
}

/**
 * bunko_fingerprint_parse:
 * @text: a SHA-256 fingerprint as a person or a program writes it: hexadecimal digits in upper or
 *   lower case, with or without colons or spaces, perhaps after `SHA256:` or `sha256 Fingerprint=`
 *
 * Reads a fingerprint.
 *
 * Returns: (transfer full) (nullable): the fingerprint in the form of bunko_fingerprint_of(), or
 *   %NULL if @text is none
 */
char *
bunko_fingerprint_parse (const char *text)
{
  guint8 hash[HASH_LENGTH] = { 0 };
  guint n_digits = 0;

  g_return_val_if_fail (text != NULL, NULL);

  if (g_ascii_strncasecmp (text, "sha256 Fingerprint=", strlen ("sha256 Fingerprint=")) == 0)
    text += strlen ("sha256 Fingerprint=");
  else if (g_ascii_strncasecmp (text, "SHA256:", strlen ("SHA256:")) == 0)
    text += strlen ("SHA256:");

  for (; *text != '\0'; text++)
    {
      if (*text == ':' || g_ascii_isspace (*text))
        continue;
      if (!g_ascii_isxdigit (*text) || n_digits == 2 * HASH_LENGTH)
        return NULL;
      hash[n_digits / 2] = (guint8) (hash[n_digits / 2] << 4 | g_ascii_xdigit_value (*text));
      n_digits++;
    }
  return n_digits == 2 * HASH_LENGTH ? format_fingerprint (hash) : NULL;
}

/* Names are the server's words: not too long, on one line, and without what turns text around. */
static char *
clean_name (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name != NULL ? name : "", -1);
  GString *text = g_string_new (NULL);
  guint n = 0;

  for (const char *p = valid; *p != '\0' && n < MAX_NAME_LENGTH; p = g_utf8_next_char (p), n++)
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (text, g_unichar_isprint (c) ? c : 0xfffd);
    }
  if (n == MAX_NAME_LENGTH)
    g_string_append (text, "…");
  return g_string_free_and_steal (text);
}

/**
 * bunko_peer_certificate_new:
 * @certificate: the certificate
 * @errors: what is wrong with it as far as is known, none if it was verified
 *
 * Takes down what there is to see of a certificate.
 *
 * Returns: (transfer full): the description
 */
BunkoPeerCertificate *
bunko_peer_certificate_new (GTlsCertificate *certificate, GTlsCertificateFlags errors)
{
  g_return_val_if_fail (G_IS_TLS_CERTIFICATE (certificate), NULL);

  BunkoPeerCertificate *self = g_new0 (BunkoPeerCertificate, 1);
  g_autofree char *subject = g_tls_certificate_get_subject_name (certificate);
  g_autofree char *issuer = g_tls_certificate_get_issuer_name (certificate);

  g_atomic_ref_count_init (&self->ref_count);
  self->fingerprint = bunko_fingerprint_of (certificate);
  self->subject = clean_name (subject);
  self->issuer = clean_name (issuer);
  self->valid_from = g_tls_certificate_get_not_valid_before (certificate);
  self->valid_until = g_tls_certificate_get_not_valid_after (certificate);
  self->errors = errors;
  g_object_get (certificate, "certificate-pem", &self->pem, NULL);
  return self;
}

/**
 * bunko_peer_certificate_ref:
 * @self: a certificate
 *
 * Takes a reference. May be called from any thread.
 *
 * Returns: (transfer full): @self
 */
BunkoPeerCertificate *
bunko_peer_certificate_ref (BunkoPeerCertificate *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * bunko_peer_certificate_unref:
 * @self: (transfer full): a certificate
 *
 * Drops a reference, and frees the description with the last one.
 */
void
bunko_peer_certificate_unref (BunkoPeerCertificate *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->fingerprint);
  g_free (self->subject);
  g_free (self->issuer);
  g_free (self->pem);
  g_clear_pointer (&self->valid_from, g_date_time_unref);
  g_clear_pointer (&self->valid_until, g_date_time_unref);
  g_free (self);
}

/**
 * bunko_peer_certificate_get_fingerprint:
 * @self: a certificate
 *
 * Returns: (transfer none): the fingerprint in the form of bunko_fingerprint_of()
 */
const char *
bunko_peer_certificate_get_fingerprint (BunkoPeerCertificate *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->fingerprint;
}

/**
 * bunko_peer_certificate_get_subject:
 * @self: a certificate
 *
 * Returns: (transfer none): whom it is for, in its own words, on one line; possibly empty
 */
const char *
bunko_peer_certificate_get_subject (BunkoPeerCertificate *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->subject;
}

/**
 * bunko_peer_certificate_get_issuer:
 * @self: a certificate
 *
 * Returns: (transfer none): who made it, in its own words, on one line; possibly empty
 */
const char *
bunko_peer_certificate_get_issuer (BunkoPeerCertificate *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->issuer;
}

/**
 * bunko_peer_certificate_get_valid_from:
 * @self: a certificate
 *
 * Returns: (transfer none) (nullable): when it begins to be valid, %NULL if it does not say
 */
GDateTime *
bunko_peer_certificate_get_valid_from (BunkoPeerCertificate *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->valid_from;
}

/**
 * bunko_peer_certificate_get_valid_until:
 * @self: a certificate
 *
 * Returns: (transfer none) (nullable): when it ends to be valid, %NULL if it does not say
 */
GDateTime *
bunko_peer_certificate_get_valid_until (BunkoPeerCertificate *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->valid_until;
}

/**
 * bunko_peer_certificate_get_pem:
 * @self: a certificate
 *
 * Returns: (transfer none): the certificate itself as PEM
 */
const char *
bunko_peer_certificate_get_pem (BunkoPeerCertificate *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->pem;
}

/**
 * bunko_peer_certificate_is_verified:
 * @self: a certificate
 *
 * Returns: whether an authority that the system trusts vouches for it, and for this server's name
 */
gboolean
bunko_peer_certificate_is_verified (BunkoPeerCertificate *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->errors == G_TLS_CERTIFICATE_NO_FLAGS;
}

/**
 * bunko_peer_certificate_is_weak:
 * @self: a certificate
 *
 * Returns: whether its cryptography is known to be too weak
 */
gboolean
bunko_peer_certificate_is_weak (BunkoPeerCertificate *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return (self->errors & G_TLS_CERTIFICATE_INSECURE) != 0;
}
