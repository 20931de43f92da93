// Package credential makes and checks what people prove themselves with:
// passwords, random tokens, one-time codes, recovery codes. It keeps nothing
// and knows no account: what it makes is stored by whoever asked.
//
//	password.go    argon2id, at most two at once
//	weakness.go    which passwords are refused
//	commonest.txt  what the commonest passwords are made of
//	token.go       random tokens and recovery codes, kept as hashes
//	totp.go        codes of an authenticator, RFC 6238
package credential
