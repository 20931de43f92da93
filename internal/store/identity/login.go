package identity

import (
	"context"
	"encoding/json"
	"time"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store/rows"
)

// Login is what an account proves itself with.
type Login struct {
	Account    news.ID
	Language   string // of the desk, empty for the network's
	Password   string // hash, empty for none
	PasswordAt time.Time
	TOTP       string // secret, empty for none
	TOTPAt     time.Time
	TOTPStep   int64 // the last time step whose code was taken
}

const loginColumns = `account, language, password, password_at, totp, totp_at, totp_step`

// Login returns the login of an account; without one it has no credentials.
func (s Store) Login(ctx context.Context, account news.ID) (Login, error) {
	l, found, err := rows.One(ctx, s.Store, func(row rows.Scanner) (l Login, err error) {
		err = row.Scan(&l.Account, &l.Language, &l.Password, rows.Time{To: &l.PasswordAt}, &l.TOTP, rows.Time{To: &l.TOTPAt}, &l.TOTPStep)
		return l, err
	}, `SELECT `+loginColumns+` FROM login WHERE account = $1`, account)
	if !found {
		l = Login{Account: account}
	}
	return l, err
}

// SaveLogin inserts or replaces a login.
func (s Store) SaveLogin(ctx context.Context, l Login) error {
	return s.Exec(ctx, `INSERT INTO login (`+loginColumns+`) VALUES ($1,$2,$3,$4,$5,$6,$7)
		ON CONFLICT (account) DO UPDATE SET language = excluded.language, password = excluded.password,
			password_at = excluded.password_at, totp = excluded.totp, totp_at = excluded.totp_at, totp_step = excluded.totp_step`,
		l.Account, l.Language, l.Password, rows.MS(l.PasswordAt), l.TOTP, rows.MS(l.TOTPAt), l.TOTPStep)
}

// Rehash replaces a password's hash by another of the same password, unless
// the password has changed meanwhile.
func (s Store) Rehash(ctx context.Context, account news.ID, before, after string) error {
	return s.Exec(ctx, `UPDATE login SET password = $3 WHERE account = $1 AND password = $2`, account, before, after)
}

// TakeTOTPStep notes a time step as used, and reports false when it, or a later
// one, was used already.
func (s Store) TakeTOTPStep(ctx context.Context, account news.ID, step int64) (bool, error) {
	return s.changed(ctx, `UPDATE login SET totp_step = $2 WHERE account = $1 AND totp_step < $2`, account, step)
}

// SetRecoveryCodes replaces an account's recovery codes.
func (s Store) SetRecoveryCodes(ctx context.Context, account news.ID, hashes []string) error {
	if err := s.Exec(ctx, `DELETE FROM recovery_code WHERE account = $1`, account); err != nil {
		return err
	}
	for _, h := range hashes {
		if err := s.Exec(ctx, `INSERT INTO recovery_code (account, hash, used_at) VALUES ($1,$2,0)`, account, h); err != nil {
			return err
		}
	}
	return nil
}

// TakeRecoveryCode uses up a recovery code, and reports whether there was one.
func (s Store) TakeRecoveryCode(ctx context.Context, account news.ID, hash string, now time.Time) (bool, error) {
	return s.changed(ctx, `UPDATE recovery_code SET used_at = $3 WHERE account = $1 AND hash = $2 AND used_at = 0`, account, hash, rows.MS(now))
}

// RecoveryCodesLeft returns how many of an account's few recovery codes are
// unused.
func (s Store) RecoveryCodesLeft(ctx context.Context, account news.ID) (int, error) {
	left, err := rows.All(ctx, s.Store, rows.Plain[string], `SELECT hash FROM recovery_code WHERE account = $1 AND used_at = 0`, account)
	return len(left), err
}

// Passkey is a WebAuthn credential of an account.
type Passkey struct {
	ID         string // base64url of the credential id
	Account    news.ID
	Name       string
	MadeAt     time.Time
	UsedAt     time.Time
	SignCount  uint32
	Transports []string
	Credential string // the whole record, JSON
}

func scanPasskey(row rows.Scanner) (p Passkey, err error) {
	var transports string
	if err := row.Scan(&p.ID, &p.Account, &p.Name, rows.Time{To: &p.MadeAt}, rows.Time{To: &p.UsedAt}, &p.SignCount, &transports, &p.Credential); err != nil {
		return p, err
	}
	return p, json.Unmarshal([]byte(transports), &p.Transports)
}

const passkeyColumns = `id, account, name, made_at, used_at, sign_count, transports, credential`

// Passkeys returns the passkeys of an account, oldest first.
func (s Store) Passkeys(ctx context.Context, account news.ID) ([]Passkey, error) {
	return rows.All(ctx, s.Store, scanPasskey, `SELECT `+passkeyColumns+` FROM passkey WHERE account = $1 ORDER BY made_at, id`, account)
}

// InsertPasskey adds a passkey; a credential id that is known already is a
// duplicate.
func (s Store) InsertPasskey(ctx context.Context, p Passkey) error {
	if p.Transports == nil {
		p.Transports = []string{}
	}
	transports, err := json.Marshal(p.Transports)
	if err != nil {
		return err
	}
	return s.Exec(ctx, `INSERT INTO passkey (`+passkeyColumns+`) VALUES ($1,$2,$3,$4,$5,$6,$7,$8)`,
		p.ID, p.Account, p.Name, rows.MS(p.MadeAt), rows.MS(p.UsedAt), p.SignCount, string(transports), p.Credential)
}

// UsePasskey notes that a passkey was used, with what its record became.
func (s Store) UsePasskey(ctx context.Context, id string, signCount uint32, credential string, now time.Time) (bool, error) {
	return s.changed(ctx, `UPDATE passkey SET sign_count = $2, credential = $3, used_at = $4 WHERE id = $1`, id, signCount, credential, rows.MS(now))
}

// DeletePasskey takes a passkey from an account, and reports whether it had it.
func (s Store) DeletePasskey(ctx context.Context, account news.ID, id string) (bool, error) {
	return s.changed(ctx, `DELETE FROM passkey WHERE account = $1 AND id = $2`, account, id)
}

// DeletePasskeys takes all passkeys from an account.
func (s Store) DeletePasskeys(ctx context.Context, account news.ID) error {
	return s.Exec(ctx, `DELETE FROM passkey WHERE account = $1`, account)
}

// Subject returns the account of a subject of an issuer, 0 for none.
func (s Store) Subject(ctx context.Context, issuer, subject string) (news.ID, error) {
	id, _, err := rows.One(ctx, s.Store, rows.Plain[news.ID], `SELECT account FROM oidc_subject WHERE issuer = $1 AND subject = $2`, issuer, subject)
	return id, err
}

// SubjectsOf returns the subjects that an account has at an issuer.
func (s Store) SubjectsOf(ctx context.Context, account news.ID, issuer string) ([]string, error) {
	return rows.All(ctx, s.Store, rows.Plain[string], `SELECT subject FROM oidc_subject WHERE account = $1 AND issuer = $2`, account, issuer)
}

// InsertSubject ties a subject of an issuer to an account.
func (s Store) InsertSubject(ctx context.Context, issuer, subject string, account news.ID, now time.Time) error {
	return s.Exec(ctx, `INSERT INTO oidc_subject (issuer, subject, account, made_at) VALUES ($1,$2,$3,$4)`, issuer, subject, account, rows.MS(now))
}
